package heat

// Guesses that no source tells, chosen on the development half of the programs of
// cmd/internal/measure/ranking.
const (
	guessItems       = 12.0    // items of something iterable
	guessNested      = 8.0     // items of an item that is itself iterable
	guessCounted     = 20.0    // rounds of a range up to a variable
	guessChars       = 40.0    // characters of a string
	guessBytes       = 40.0    // bytes of a bytes object
	guessLines       = 150.0   // lines of a file
	guessArray       = 50.0    // elements of a NumPy array
	guessWhile       = 25.0    // rounds of while with a condition
	guessForever     = 40.0    // rounds of while True
	guessMaxTrips    = 20000.0 // most rounds of one loop
	guessMinSearch   = 3.0     // fewest rounds of a loop that looks for something
	guessFilter      = 0.5     // chance of a comprehension's condition
	guessRaises      = 0.02    // chance of a branch that ends by raising
	guessHandler     = 0.05    // chance of an except clause
	guessIsNone      = 0.3     // chance of x is None
	guessEqual       = 0.3     // chance of x == y
	guessNextOperand = 0.6     // chance that and/or evaluate one more operand
	guessYieldFrom   = 4.0     // items that pass through a yield from
	guessUnknown     = 0.3     // chance that an operand of unknown type is of an own class
	guessHub         = 0.6     // chance that a call by name is one of the choices
	guessDeep        = 0.98    // gain of a recursion that is a tree
	guessFlat        = 0.9     // gain of a recursion that is a chain
	guessKept        = 1.0     // calls of a kept function on behalf of who keeps it
)
