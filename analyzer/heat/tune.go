package heat

// tune holds the guesses that no source tells. They were chosen on the
// development half of the programs of cmd/internal/measure/ranking.
var tune = struct {
	items    float64 // of something iterable
	nested   float64 // of an item that is itself iterable
	counted  float64 // range up to a variable
	chars    float64 // of a string
	bytes    float64 // of a bytes object
	lines    float64 // of a file
	array    float64 // of a NumPy array
	while    float64 // rounds of while with a condition
	forever  float64 // rounds of while True
	maxTrips float64
	// minSearch is the fewest rounds of a loop that looks for something.
	minSearch float64
	filter    float64 // chance of a comprehension's condition

	raises      float64 // chance of a branch that ends by raising
	handler     float64 // chance of an except clause
	isNone      float64
	equal       float64
	nextOperand float64 // chance that and/or evaluate one more operand
	yieldFrom   float64 // items that pass through a yield from
	often       float64 // exponent of an edge's frequency above 1
	rarely      float64 // the same below 1
	unknown     float64 // chance that an operand of unknown type is of an own class
	hub         float64 // chance that a call by name is one of the choices
	deep        float64 // gain of a recursion that is a tree
	flat        float64 // gain of a recursion that is a chain
	kept        float64 // calls of a kept function on behalf of who keeps it
}{
	items: 8, nested: 6, counted: 12, chars: 24, bytes: 40, lines: 150, array: 50,
	while: 10, forever: 12, maxTrips: 20000, minSearch: 2, filter: 0.5,
	raises: 0.02, handler: 0.05, isNone: 0.3, equal: 0.3, nextOperand: 0.6, yieldFrom: 4,
	often: 1, rarely: 1, unknown: 0.3, hub: 0.6, deep: 0.98, flat: 0.9, kept: 1,
}
