package levers

var numpy = &Lever{
	ID:    "numpy",
	Title: "NumPy arrays",
	Rung:  7,
	What:  "Replace loops over numbers by operations on whole arrays, which run in C over unboxed values.",
	Fits: []string{
		"elementwise arithmetic or reductions over 100 numbers and more",
		"the data can stay in arrays from where it is read to where it is written",
	},
	Avoid: []string{
		"fewer than about 100 elements a call: the call costs more than the loop",
		"integers beyond 64 bits, which wrap silently",
		"objects, strings, or a value carried from one iteration to the next",
		"the data comes and goes as lists, which costs as much as the loop",
	},
	Gain: Gain{
		Low:   1.2,
		High:  130,
		Basis: "CPython 3.11, pair numpy-elementwise of analyzer/rules/measure, from 100 to 100,000 elements in arrays; with 10 elements the array is the slower one",
	},
	Effort: Hours,
	Cost:   "A large dependency; results differ in the last bits where the order of additions changes; integer overflow is silent.",
	How: []string{
		"turn the inputs into arrays once, at the border",
		"write the loop body as one expression over arrays",
		"replace if inside the loop by numpy.where or a mask",
		"compare with numpy.allclose before and after",
	},
	Needs: []string{
		"numpy",
	},
}
