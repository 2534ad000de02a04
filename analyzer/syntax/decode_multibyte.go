package syntax

// stub until measured
func multibyteDecoder(name string) func([]byte) (string, *badBytes) { return nil }
