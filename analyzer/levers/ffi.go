package levers

var ffi = &Lever{
	ID:    "ffi",
	Title: "A Go library called from Python",
	Rung:  14,
	What:  "Port the hot leaves to Go and call them in the same process through a C extension shim.",
	Fits: []string{
		"a hot function without callbacks that takes and returns numbers, strings or arrays",
		"each call does microseconds of work and more",
		"the rest of the program has to stay Python",
	},
	Avoid: []string{
		"calls for each item: 91 ns through a C shim, 435 ns through ctypes, before any data is copied",
		"functions that call back into Python",
		"programs that fork after the library is loaded; musl; two such libraries in one process",
	},
	Gain: Gain{
		Low:   1,
		High:  14,
		Basis: "as a port to Go, less 91 ns a call and the copying of lists (17 ms for a million floats from a list, 0.9 ms from an array)",
	},
	Effort: Days,
	Cost:   "Wheels for each platform and a Go runtime in the process.",
	How: []string{
		"choose the cut with the narrowest flat data",
		"move the loop to the Go side, so that one call carries many items",
		"pass array.array, bytes or NumPy buffers instead of lists",
		"use spawn or forkserver instead of fork",
	},
	Needs: []string{
		"Go, a C compiler, and wheels for each platform",
	},
}
