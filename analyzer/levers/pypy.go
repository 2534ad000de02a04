package levers

var pypy = &Lever{
	ID:    "pypy",
	Title: "PyPy",
	Rung:  11,
	What:  "Run the program on PyPy, whose compiler works while the program runs.",
	Fits: []string{
		"more than 70 % of the time is in own Python code",
		"the process runs for more than a few seconds",
		"dependencies are pure Python",
	},
	Avoid: []string{
		"C extensions: they run slower through the emulation layer",
		"short runs: warm-up is not paid back",
		"memory is short: an idle process needs about four times CPython's",
	},
	Gain: Gain{
		Low:   1,
		High:  10,
		Basis: "14 classic programs against CPython 3.11, warm-up counted: 3.1 as geometric mean",
	},
	Effort: Hours,
	Cost:   "Another interpreter to deploy, a Python version or two behind CPython.",
	How: []string{
		"run the tests under PyPy",
		"replace C extensions by pure versions or cffi",
		"measure with the production workload, long enough to warm up",
	},
	Needs: []string{
		"PyPy of the language version that the project asks for",
	},
}
