package pyrt

// PercentValue returns format % right where right may be anything: a tuple holds
// the arguments, a dict is looked into, and another value is the only argument.
func PercentValue(format string, right Value) string {
	p := percent{format: format}
	p.takeOperand(right)
	return ownedString(p.run())
}

// PercentValue returns b % right where right may be anything.
func (b Bytes) PercentValue(right Value) Bytes {
	p := percent{format: string(b), isBytes: true}
	p.takeOperand(right)
	return Bytes(p.run())
}

// lookupValue is what a dict has for keys of any type.
type lookupValue interface {
	lookup(key Value) (Value, bool)
}

// indexedValue is what a list has.
type indexedValue interface{ valueAt(i int) Value }

// Subscripted is an object of a class that may derive from tuple, or have
// __getitem__: HasItems tells.
type Subscripted interface {
	HeldTuple() (Tuple, bool)
	HasItems() bool
	Item(key Value) Value
}

// Numeric is an object that may give numbers: AsInt by __index__, or where loose by
// __int__ too; AsFloat by __float__ or __index__.
type Numeric interface {
	AsInt(loose bool) (Int, bool)
	AsFloat() (float64, bool)
}

// takeOperand sorts out the right operand. What can be subscripted counts as a
// mapping, so that a list need not be used up: "x" % [1] is "x".
func (p *percent) takeOperand(right Value) {
	p.args = []Value{right}
	switch right := right.(type) {
	case Tuple:
		p.args = right
	case anyTuple:
		p.args = right.Tuple()
	case lookupValue:
		p.lookup = func(key string) Value {
			var k Value = key
			if p.isBytes {
				k = Bytes(key)
			}
			v, ok := right.lookup(k)
			if !ok {
				panic(NewKeyError(k))
			}
			return v
		}
	case Subscripted:
		if t, ok := right.HeldTuple(); ok {
			p.args = t
		} else if right.HasItems() {
			p.lookup = func(key string) Value {
				if p.isBytes {
					return right.Item(Bytes(key))
				}
				return right.Item(key)
			}
		}
	case indexedValue:
		p.lookup = func(string) Value { panic(NewTypeError("list indices must be integers or slices, not " + p.keyType())) }
	case Bytes:
		if !p.isBytes {
			p.lookup = func(string) Value { panic(NewTypeError("byte indices must be integers or slices, not str")) }
		}
	case *ByteArray:
		if !p.isBytes {
			p.lookup = func(string) Value { panic(NewTypeError("bytearray indices must be integers or slices, not str")) }
		}
	}
}

func (p *percent) keyType() string {
	if p.isBytes {
		return "bytes"
	}
	return "str"
}
