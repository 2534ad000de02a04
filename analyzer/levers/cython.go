package levers

var cython = &Lever{
	ID:    "cython",
	Title: "Cython",
	Rung:  10,
	What:  "Compile a hot module to a C extension and give its variables C types.",
	Fits: []string{
		"loops over numbers or bytes with local state",
		"the module is small and changes rarely",
	},
	Avoid: []string{
		"untyped code: compiling it as it stands hardly helps",
		"code whose time goes to dicts, strings and method calls of Python objects",
		"projects that must stay pure Python",
	},
	Gain: Gain{
		Low:   1.04,
		High:  22,
		Basis: "CPython 3.11, pair cython-kernel of analyzer/rules/measure for a kernel with C types; without types 1.04 as geometric mean over 14 classic programs",
	},
	Effort: Days,
	Cost:   "A compiler in the build, wheels for each platform, C semantics of division and overflow where types are given.",
	How: []string{
		"copy the hot functions into a module of their own",
		"annotate numbers as cython.long or cython.double and sequences as typed memoryviews",
		"compile with annotate=True and remove what is left yellow",
		"compare results, division and overflow first",
	},
	Needs: []string{
		"cython, a C compiler, and wheels for each platform",
	},
}
