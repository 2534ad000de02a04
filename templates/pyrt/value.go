package pyrt

// Value is any Python value: nil for None, bool, int, [Int] where it does not
// fit an int, float64, complex128, string, [Bytes], *[ByteArray], or a pointer to
// a container or an object.
type Value = any

// Reprer is a value with a repr of its own (__repr__).
type Reprer interface{ Repr() string }

// Stringer is a value whose str is not its repr (__str__).
type Stringer interface{ Str() string }

// SpecFormatter is a value with a format of its own (__format__).
type SpecFormatter interface{ FormatSpec(spec string) string }

// Typed is a value that knows the name of its Python class.
type Typed interface{ TypeName() string }

// TypeName returns type(v).__name__.
func TypeName(v Value) string {
	switch v := v.(type) {
	case nil:
		return "NoneType"
	case bool:
		return "bool"
	case int, Int:
		return "int"
	case float64:
		return "float"
	case complex128:
		return "complex"
	case string:
		return "str"
	case Typed:
		return v.TypeName()
	}
	if _, ok := asSlice(v); ok {
		return "list"
	}
	return "object"
}
