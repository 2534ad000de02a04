package levers

var cupy = &Lever{
	ID:    "cupy",
	Title: "CuPy",
	Rung:  9,
	What:  "Run array operations on an NVIDIA or AMD GPU with NumPy's interface.",
	Fits: []string{
		"array operations over a million elements and more, several in a row without going back to the host",
		"the code is on NumPy already",
	},
	Avoid: []string{
		"no GPU in production",
		"arrays under about 100,000 elements: the launch and the copy cost more",
		"branches that differ for each element",
	},
	Gain: Gain{
		Low:   0,
		High:  0,
		Basis: "not measured: it needs a GPU",
	},
	Effort: Days,
	Cost:   "Hardware, drivers, and copies between host and device that have to be kept out of loops.",
	How: []string{
		"bring the code to NumPy first",
		"replace numpy by cupy in the hot function and copy in and out once",
		"synchronise before reading the clock",
		"keep float64 only where it is needed",
	},
	Needs: []string{
		"cupy for the driver's CUDA or ROCm version; a GPU",
	},
}
