package pyrt

// Value returns n as a [Value]: an int where it fits.
func (n Int) Value() Value {
	if n.big == nil {
		return int(n.small)
	}
	return n
}
