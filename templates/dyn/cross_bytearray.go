package dyn

// ToByteArray returns a bytearray, nil for None: typed and dynamic code have the same one.
func ToByteArray(v Value) *ByteArray {
	if v == nil {
		return nil
	}
	a, ok := v.(*ByteArray)
	if !ok {
		mistyped(v, "bytearray")
	}
	return a
}

// OfByteArray returns a bytearray as dynamic code has it, None for nil.
func OfByteArray(a *ByteArray) Value {
	if a == nil {
		return nil
	}
	return a
}
