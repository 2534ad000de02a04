package levers

var golang = &Lever{
	ID:    "go",
	Title: "A rewrite in Go",
	Rung:  15,
	What:  "Port the package or program to Go as a whole.",
	Fits: []string{
		"60 % of the time and more is in own Python code",
		"few dynamic features: no eval, metaclasses or monkey-patching",
		"start-up time, memory or deployment matter too",
	},
	Avoid: []string{
		"the time is in C libraries, a database or the network",
		"the core is a library that Go does not have",
		"a cheaper lever already meets the goal",
	},
	Gain: Gain{
		Low:   0.6,
		High:  66,
		Basis: "14 classic programs, hand-written Go against CPython 3.11, start-up counted: 14.0 as geometric mean",
	},
	Effort: Weeks,
	Cost:   "A second language in the team, and a proof that the port behaves the same.",
	How: []string{
		"scan and apply the cheap levers first: they carry over",
		"port leaf packages before those that use them",
		"compare outputs on recorded calls",
		"measure on the production workload",
	},
	Needs: []string{
		"Go",
	},
}
