package levers

var structure = &Lever{
	ID:    "structure",
	Title: "Simpler structure",
	Rung:  1,
	What:  "Give the data the shape that its use asks for: a set for membership, an index for a join, a deque for a queue, a tuple or a hoisted constant instead of a container that is built again and again.",
	Fits: []string{
		"a loop searches, copies, shifts or sorts a list each time round",
		"a small container of constants is built in a hot loop",
		"two loops are joined by an equality test",
	},
	Avoid: []string{
		"the list is known to stay short: up to about eight elements a scan beats a hash",
		"the elements are not hashable, or their order and duplicates matter",
		"the code is cold",
	},
	Gain: Gain{
		Low:   1.5,
		High:  150,
		Basis: "CPython 3.11, pairs of analyzer/rules/measure: list-membership, nested-join, pop-front; what removes a loop grows with the data, what saves a container does not",
	},
	Effort: Minutes,
	Cost:   "A local edit. The risk lies in order, duplicates and hashability, which a test of the function shows.",
	How: []string{
		"look at what the loop asks of the container: membership, first, last, minimum, pairing",
		"build the container that answers it in one step before the loop",
		"keep the old result type at the function's border",
		"compare results on real data before and after",
	},
	Needs: []string{
		"nothing but the standard library",
	},
}
