package pyrt

// Eval returns v. It is called where Python reads a value in front of a call that
// may change where it was read from: Go keeps calls in their order, and leaves
// the order of plain reads beside them open.
func Eval[T any](v T) T { return v }
