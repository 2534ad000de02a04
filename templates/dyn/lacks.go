package dyn

// lacks reports whether CPython's class has an attribute that this package has not.
func lacks(c *Class, name string) bool {
	for _, k := range c.mro {
		if missingAttrs[k.Module+"."+k.Name+"."+name] {
			return true
		}
	}
	return false
}

// missingAttrs are attributes of builtin types that are not carried over; reading
// one ends the program instead of raising AttributeError.
var missingAttrs = map[string]bool{
	"builtins.function.__code__":        true,
	"builtins.function.__globals__":     true,
	"builtins.function.__closure__":     true,
	"builtins.function.__type_params__": true,
	"builtins.method.__code__":          true,
	"builtins.generator.gi_frame":       true,
	"builtins.generator.gi_code":        true,
	"builtins.generator.gi_running":     true,
	"builtins.generator.gi_yieldfrom":   true,
}
