package levers

var newerCPython = &Lever{
	ID:    "newer-cpython",
	Title: "A newer CPython",
	Rung:  3,
	What:  "Run the same program on a newer interpreter. 3.11 specialises hot bytecode, calls functions without C recursion and makes try free; later versions inline comprehensions.",
	Fits: []string{
		"the time is spent in own Python code and the project runs on 3.10 or older",
		"dependencies publish wheels for the newer version",
	},
	Avoid: []string{
		"the time is spent in C code, I/O or a database",
		"the code is already on the newest version its dependencies allow",
	},
	Gain: Gain{
		Low:   1,
		High:  1.9,
		Basis: "the before sides of analyzer/rules/measure: CPython 3.11 runs them 1.26 times as fast as 3.8 (geometric mean of 97; nine in ten up to 1.9), 3.13 as fast as 3.11; where time is spent in C, nothing changes",
	},
	Effort: Hours,
	Cost:   "A deployment change and a test run; now and then a removed module or a changed warning.",
	How: []string{
		"read the removals in What's New of each version in between",
		"run the tests under the new version with -W error::DeprecationWarning",
		"raise requires-python and the CI matrix",
		"measure the real workload on both",
	},
	Needs: []string{
		"an interpreter and wheels of all compiled dependencies for it",
	},
}
