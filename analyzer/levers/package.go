package levers

var pkg = &Lever{
	ID:    "package",
	Title: "An optimised package",
	Rung:  5,
	What:  "Replace a slow module by a compiled one, or by a faster part of the same library, that does the same job: orjson or msgspec for json, the C loaders of PyYAML, datetime.fromisoformat for strptime.",
	Fits: []string{
		"a profile shows the time below a call of that module",
		"the data is plain: no hooks, no subclasses, no custom encoders",
	},
	Avoid: []string{
		"output has to stay the same byte for byte: compiled packages differ in spacing, key types and float text",
		"the platform has no wheel",
		"the module is used for a few kilobytes at start-up",
	},
	Gain: Gain{
		Low:   2,
		High:  45,
		Basis: "CPython 3.11, pairs slow-json, slow-yaml and slow-strptime of analyzer/rules/measure",
	},
	Effort: Hours,
	Cost:   "A dependency with its releases and licences, and small differences in behaviour which each rule names.",
	How: []string{
		"write a test that pins today's output on real data",
		"swap the import behind one function of your own",
		"run the test and read the differences that the rule names",
		"measure the real workload",
	},
	Needs: []string{
		"the package, on all platforms that the project supports",
	},
}
