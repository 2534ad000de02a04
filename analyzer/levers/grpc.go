package levers

var grpc = &Lever{
	ID:    "grpc",
	Title: "Delegation over gRPC",
	Rung:  13,
	What:  "Move a coarse, stateless part into a service written in Go and call it over gRPC.",
	Fits: []string{
		"calls take milliseconds and more and carry flat data",
		"several programs need the same computation",
		"the service can be scaled on its own",
	},
	Avoid: []string{
		"fine-grained calls: one on loopback costs 0.26 ms from Python",
		"shared mutable state or callbacks",
		"one process on one machine: a library is simpler",
	},
	Gain: Gain{
		Low:   1,
		High:  14,
		Basis: "as a port to Go, less 256 µs for each call (median on loopback, Python to Python)",
	},
	Effort: Weeks,
	Cost:   "A service to deploy, watch and version.",
	How: []string{
		"cut where the interface is narrow: few functions, flat arguments",
		"write the .proto with molt's typed signature in hand",
		"batch calls so that each carries milliseconds of work",
		"set deadlines and say what happens when the service is away",
	},
	Needs: []string{
		"grpcio in Python, a service in Go, a network between",
	},
}
