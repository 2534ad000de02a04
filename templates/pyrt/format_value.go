package pyrt

// Format returns format(v, spec) of any value. Where the type is known,
// [FormatInt], [FormatFloat] and [FormatStr] say it.
func Format(v Value, spec string) string {
	switch v := v.(type) {
	case string:
		return FormatStr(v, spec)
	case int:
		return FormatInt(v, spec)
	case float64:
		return FormatFloat(v, spec)
	case bool:
		return FormatBool(v, spec)
	case Int:
		return FormatBigInt(v, spec)
	case complex128:
		return FormatComplex(v, spec)
	case SpecFormatter:
		return v.FormatSpec(spec)
	}
	if spec != "" {
		panic(NewTypeError("unsupported format string passed to " + TypeName(v) + ".__format__"))
	}
	return Str(v)
}
