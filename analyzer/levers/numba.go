package levers

var numba = &Lever{
	ID:    "numba",
	Title: "Numba",
	Rung:  8,
	What:  "Compile one numeric function at run time with @numba.njit.",
	Fits: []string{
		"nested loops over numbers or arrays with a value carried between iterations",
		"the function runs long enough to pay for compilation, which takes seconds",
	},
	Avoid: []string{
		"dicts of mixed types, classes, strings, exceptions with data",
		"short runs: compilation is paid at every start unless cached",
		"the code allocates Python objects",
	},
	Gain: Gain{
		Low:   1.4,
		High:  50,
		Basis: "CPython 3.11, pair numba-loop of analyzer/rules/measure for the compiled loop alone; with compilation counted, 1.4 as geometric mean over the four of 14 classic programs that it could do",
	},
	Effort: Hours,
	Cost:   "A large dependency that follows CPython releases late; errors of the compiler at run time.",
	How: []string{
		"isolate the loop in a function of numbers and arrays",
		"decorate it with @numba.njit(cache=True)",
		"call it once with small arguments to compile it before measuring",
		"check integer ranges: int64 wraps",
	},
	Needs: []string{
		"numba and numpy; a CPython that it supports",
	},
}
