package levers

var caching = &Lever{
	ID:    "caching",
	Title: "Caching",
	Rung:  2,
	What:  "Keep the result of a pure function instead of computing it again: functools.cache for arguments that repeat, a local name for a call that does not change in its loop.",
	Fits: []string{
		"a pure function with hashable arguments is called far more often than it has distinct arguments",
		"a recursion solves the same sub-problem many times",
		"a call in a loop has arguments that the loop does not change",
		"the same file or document is read and parsed again and again",
	},
	Avoid: []string{
		"the result is mutable and callers change it",
		"arguments are unbounded, so that the cache grows for ever",
		"methods: the cache keeps every instance alive",
		"the body costs less than the lookup, about 0.1 µs",
	},
	Gain: Gain{
		Low:   1.5,
		High:  200,
		Basis: "CPython 3.11, pairs cache-pure-function, cache-recursion and invariant-call of analyzer/rules/measure: calls divided by distinct arguments, less one lookup a call",
	},
	Effort: Minutes,
	Cost:   "One line, and memory for the results. Somebody has to decide when a result is stale.",
	How: []string{
		"make sure that the function reads nothing but its arguments and writes nothing",
		"put @functools.cache on it where the arguments are few, @functools.lru_cache(maxsize=N) where they are many",
		"return a tuple instead of a list, or copy at the caller",
		"look at cache_info() after a real run: hits below half mean that it does not pay",
	},
	Needs: []string{
		"functools (lru_cache since 3.2, cache since 3.9)",
	},
}
