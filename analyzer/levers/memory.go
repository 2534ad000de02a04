package levers

var memory = &Lever{
	ID:    "memory",
	Title: "Less memory",
	Rung:  4,
	What:  "Hold less at once: generators instead of lists that are walked once, lines instead of whole files, __slots__ instead of a dict in each instance, bounds on what grows.",
	Fits: []string{
		"a list is built only to be walked once or reduced",
		"a file is read whole and then split",
		"many instances of a small class live at the same time",
		"a container only grows for as long as the process lives",
	},
	Avoid: []string{
		"the list is walked twice, indexed, or its length is needed",
		"the data is small: a generator is slower than a list of a few hundred elements",
		"instances get attributes at run time, or the class is subclassed with __dict__ anyway",
	},
	Gain: Gain{
		Low:   1,
		High:  1.3,
		Basis: "time only; the gain is in peak memory. On CPython 3.11 sum over a generator is slower than over a list, so this lever is never taken for speed alone",
	},
	Effort: Minutes,
	Cost:   "A local edit. A generator can be walked only once, and errors appear later than before.",
	How: []string{
		"measure the peak with tracemalloc or resource.getrusage",
		"replace the list that is walked once by a generator expression or itertools",
		"walk the file object instead of read() or readlines()",
		"give record classes __slots__ (dataclass(slots=True) since 3.10)",
	},
	Needs: []string{
		"nothing but the standard library",
	},
}
