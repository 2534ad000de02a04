package dyn

import "github.com/molt-go/molt/templates/pyrt"

// Repr returns repr(v).
func Repr(v Value) string {
	switch v.(type) {
	case *Object, *Class:
		return v.(pyrt.Reprer).Repr()
	}
	if r, ok := v.(pyrt.Reprer); ok {
		return r.Repr()
	}
	if c, ok := v.(Classed); ok {
		if m := c.PyClass().overrides("__repr__"); m != Unbound {
			return textOf(Call(bind(m, v, c.PyClass())), "__repr__")
		}
		return plainRepr(v)
	}
	return pyrt.Repr(v)
}

// Str returns str(v).
func Str(v Value) string {
	if _, ok := v.(pyrt.Stringer); !ok {
		if c, ok := v.(Classed); ok {
			if m := c.PyClass().overrides("__str__"); m != Unbound {
				return textOf(Call(bind(m, v, c.PyClass())), "__str__")
			}
			return Repr(v)
		}
	}
	return pyrt.Str(v)
}

func init() {
	pyrt.Foreign = func(v Value, str bool) (string, bool) {
		if _, ok := v.(Classed); !ok {
			return "", false
		}
		if str {
			return Str(v), true
		}
		return Repr(v), true
	}
}

// FormatValue returns format(v, spec), v converted first by conversion: 0, 'r', 's' or 'a'.
func FormatValue(v Value, conversion byte, spec string) string {
	switch conversion {
	case 'r':
		v = Repr(v)
	case 's':
		v = Str(v)
	case 'a':
		v = pyrt.ASCII(v)
	}
	if _, ok := v.(*Object); spec == "" && !ok {
		return Str(v)
	}
	return pyrt.Format(v, spec)
}
