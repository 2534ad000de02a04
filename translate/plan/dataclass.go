package plan

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// IsDataclass tells whether a class is a plain dataclass: the decorator with no
// arguments but frozen, no bases, no initialiser, and nothing but annotated fields.
func IsDataclass(c *resolve.Class) bool {
	if _, ok := dataOptions(c); !ok ||
		len(c.Bases) > 0 || c.Metaclass != "" || c.Method("__init__") != nil || c.Method("__post_init__") != nil {
		return false
	}
	seen := map[string]bool{}
	for _, a := range c.Attrs {
		if a.InClass {
			if a.Annotation == nil || seen[a.Name] || !plainField(a.Value) {
				return false
			}
			seen[a.Name] = true
		}
	}
	for _, a := range c.Attrs {
		if !seen[a.Name] {
			return false
		}
	}
	return len(c.Subclasses) == 0
}

// plainField tells whether the value of a field is a default, or a call that says
// nothing but where the default comes from: not field(repr=False).
func plainField(e syntax.Expr) bool {
	call, ok := e.(*syntax.Call)
	return !ok || len(call.Keywords) == 0 || len(call.Keywords) == 1 && (call.Keywords[0].Arg == "default" || call.Keywords[0].Arg == "default_factory")
}

// IsFrozen tells whether a plain dataclass is frozen: its objects are not changed, and
// have a hash.
func IsFrozen(c *resolve.Class) bool {
	frozen, ok := dataOptions(c)
	return ok && frozen && IsDataclass(c)
}

// dataOptions reads the arguments of a class's dataclass decorator; ok is false where
// there is none, or one with arguments that change what the methods are.
func dataOptions(c *resolve.Class) (frozen, ok bool) {
	if len(c.Decorators) != 1 || c.Decorators[0].Name != "dataclasses.dataclass" {
		return false, false
	}
	call, called := c.Decorators[0].Expr.(*syntax.Call)
	if !called {
		return false, true
	}
	if len(call.Args) > 0 {
		return false, false
	}
	for _, k := range call.Keywords {
		v, isConst := k.Value.(*syntax.Constant)
		if !isConst || v.Kind != syntax.ConstTrue && v.Kind != syntax.ConstFalse {
			return false, false
		}
		set := v.Kind == syntax.ConstTrue
		switch k.Arg {
		case "frozen":
			frozen = set
		case "eq", "repr", "init":
			if !set {
				return false, false
			}
		case "order", "unsafe_hash", "kw_only", "slots", "match_args", "weakref_slot":
			if set && k.Arg != "match_args" {
				return false, false
			}
		default:
			return false, false
		}
	}
	return frozen, true
}
