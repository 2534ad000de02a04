package dyn

import "github.com/molt-go/molt/templates/pyrt"

// This file holds the builtin functions about objects and their attributes.

var (
	BuiltinCallable   = builtin("callable(obj, /)", func(a []Value) Value { return Callable(a[0]) })
	BuiltinDelattr    = builtin("delattr(obj, name, /)", func(a []Value) Value { DelAttr(a[0], attrName(a[1])); return nil })
	BuiltinDir        = builtin("dir(object=, /)", func(a []Value) Value { return Dir(a[0]) })
	BuiltinFormat     = builtin("format(value, format_spec='', /)", func(a []Value) Value { return FormatOf(a[0], a[1]) })
	BuiltinGetattr    = builtin("getattr(object, name, default=, /)", func(a []Value) Value { return Getattr(a...) })
	BuiltinHasattr    = builtin("hasattr(obj, name, /)", func(a []Value) Value { return HasAttr(a[0], attrName(a[1])) })
	BuiltinHash       = builtin("hash(obj, /)", func(a []Value) Value { return Hash(a[0]) })
	BuiltinID         = builtin("id(obj, /)", func(a []Value) Value { return ID(a[0]) })
	BuiltinIsinstance = builtin("isinstance(obj, class_or_tuple, /)", func(a []Value) Value { return IsInstance(a[0], a[1]) })
	BuiltinIssubclass = builtin("issubclass(cls, class_or_tuple, /)", func(a []Value) Value { return IsSubclass(a[0], a[1]) })
	BuiltinLen        = builtin("len(obj, /)", func(a []Value) Value { return Len(a[0]) })
	BuiltinRepr       = builtin("repr(obj, /)", func(a []Value) Value { return Repr(a[0]) })
	BuiltinASCII      = builtin("ascii(obj, /)", func(a []Value) Value { return pyrt.ASCII(a[0]) })
	BuiltinSetattr    = builtin("setattr(obj, name, value, /)", func(a []Value) Value { SetAttr(a[0], attrName(a[1]), a[2]); return nil })
	BuiltinVars       = builtin("vars(object=, /)", func(a []Value) Value { return Vars(a[0]) })

	BuiltinBreakpoint = absent("breakpoint")
	BuiltinCompile    = absent("compile")
	BuiltinEval       = absent("eval")
	BuiltinExec       = absent("exec")
	BuiltinGlobals    = absent("globals")
	BuiltinHelp       = absent("help")
	BuiltinLocals     = absent("locals")
)

func attrName(v Value) string {
	s, ok := asStr(v)
	if !ok {
		raise(pyrt.TypeError, "attribute name must be string, not '%s'", TypeName(v))
	}
	return s
}

// Callable returns callable(v).
func Callable(v Value) bool {
	switch v := v.(type) {
	case *Func, *Method, *Builtin, *Class, Caller, *StaticMethod:
		return true
	case *Object:
		return v.class.lookup("__call__") != Unbound
	}
	return false
}

var sigGetattr = signatureOf("object, name, default=, /")

// Getattr returns getattr(args...).
func Getattr(args ...Value) Value {
	if len(args) < 2 || len(args) > 3 {
		sigGetattr.bindBuiltin("getattr", nil, args, nil)
	}
	name := attrName(args[1])
	if len(args) < 3 || args[2] == Unbound {
		return GetAttr(args[0], name)
	}
	return GetAttrOr(args[0], name, args[2])
}

// Dir returns dir(v): the names, sorted.
func Dir(v Value) Value {
	if v == Unbound {
		panic(pyrt.NewGuard("dir() without an argument is not carried over"))
	}
	if m := ClassOf(v).overrides("__dir__"); m != Unbound && !isBuiltin(m) {
		return pyrt.NewList(sortValues(Items(Call(bind(m, v, ClassOf(v)))), nil, false)...)
	}
	return pyrt.NewList(dirOf(v)...)
}

// FormatOf returns format(v, spec).
func FormatOf(v, spec Value) Value {
	text, ok := asStr(spec)
	if !ok {
		raise(pyrt.TypeError, "format() argument 2 must be str, not %s", argType(spec))
	}
	return FormatValue(v, 0, text)
}

// Hash returns hash(v).
func Hash(v Value) Value { return pyrt.HashOf(v) }

// ID returns id(v).
func ID(v Value) Value { return identityOf(v) }

// Vars returns vars(v).
func Vars(v Value) Value {
	if v == Unbound {
		panic(pyrt.NewGuard("vars() without an argument is not carried over"))
	}
	d := GetAttrOr(v, "__dict__", Unbound)
	if d == Unbound {
		raise(pyrt.TypeError, "vars() argument must have __dict__ attribute")
	}
	return d
}
