package pyrt

import "unicode/utf8"

// convertChar writes c: a character, a byte, or the number of one.
func (p *percent) convertChar(d *directive, v Value) {
	if p.isBytes {
		p.pad(d, byteOperand(v), 1)
		return
	}
	if s, ok := v.(string); ok {
		if s == "" || charSize(s) != len(s) {
			panic(NewTypeError("%c requires int or char"))
		}
		p.pad(d, s, 1)
		return
	}
	n, ok := intValue(v)
	if !ok {
		panic(NewTypeError("%c requires int or char"))
	}
	r, fits := n.Small()
	if !fits || r < 0 || r > utf8.MaxRune {
		panic(NewOverflowError("%c arg not in range(0x110000)"))
	}
	p.pad(d, Chr(r), 1)
}

// byteOperand returns what c of a bytes format writes.
func byteOperand(v Value) string {
	switch v := v.(type) {
	case Bytes:
		if len(v) == 1 {
			return string(v)
		}
	case *ByteArray:
		if len(v.Data) == 1 {
			return string(v.Data)
		}
	}
	n, ok := intValue(v)
	if !ok {
		panic(NewTypeError("%c requires an integer in range(256) or a single byte"))
	}
	c, fits := n.Small()
	if !fits || c < 0 || c > 255 {
		panic(NewOverflowError("%c arg not in range(256)"))
	}
	return string([]byte{byte(c)})
}

// Percent returns b % args, where args is a tuple.
func (b Bytes) Percent(args ...Value) Bytes {
	p := percent{format: string(b), isBytes: true, args: args}
	return Bytes(p.run())
}

// PercentMap returns b % mapping: lookup returns mapping[key], or panics with what
// that raises. self is the mapping itself, for conversions without key.
func (b Bytes) PercentMap(self Value, lookup func(key Bytes) Value) Bytes {
	p := percent{format: string(b), isBytes: true, args: []Value{self}}
	p.lookup = func(key string) Value { return lookup(Bytes(key)) }
	return Bytes(p.run())
}
