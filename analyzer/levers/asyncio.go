package levers

var asyncio = &Lever{
	ID:    "asyncio",
	Title: "asyncio for waiting",
	Rung:  12,
	What:  "Let waits overlap: asyncio.gather or a TaskGroup over requests, or threads where the library is not asynchronous.",
	Fits: []string{
		"a loop waits for one answer after another: HTTP, database, files on a network",
		"waits do not depend on each other",
		"a coroutine calls something that blocks the event loop",
	},
	Avoid: []string{
		"the time is spent computing: the event loop runs on one core",
		"the other side limits the rate",
		"the library has no asynchronous form and a few threads would do",
	},
	Gain: Gain{
		Low:   2,
		High:  40,
		Basis: "CPython 3.11, pair serial-awaits of analyzer/rules/measure: as many times as there are waits at once, up to what the other side serves",
	},
	Effort: Days,
	Cost:   "Asynchronous code spreads to its callers; errors, cancellation and limits need care.",
	How: []string{
		"find the waits that do not depend on each other",
		"gather them, with a semaphore for the other side's limit",
		"move blocking calls to asyncio.to_thread",
		"pass one client or session through instead of making one a call",
	},
	Needs: []string{
		"an asynchronous client library, or threads",
	},
}
