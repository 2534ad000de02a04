package lower

import (
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// numericCall lowers the builtins on numbers whose form depends on how many
// arguments there are and of what kinds; nil where none fits.
func (b *body) numericCall(n *syntax.Call, name string, args []core.Expr) core.Expr {
	b.unwrappedArgs(n, name, args)
	kind := func(i int) core.Kind { return asNumber(args[i]).Type().Kind }
	switch {
	case name == "builtins.round" && len(args) == 1:
		switch kind(0) {
		case core.FloatKind:
			return function(core.IntType, "RoundInt", args[0])
		case core.IntKind:
			return asNumber(args[0])
		}
	case name == "builtins.round" && len(args) == 2 && kind(1) == core.IntKind:
		switch kind(0) {
		case core.FloatKind:
			return function(core.FloatType, "RoundTo", args[0], args[1])
		case core.IntKind:
			return function(core.IntType, "RoundIntTo", asNumber(args[0]), args[1])
		}
	case name == "builtins.divmod" && len(args) == 2:
		return b.divmod(args)
	case name == "builtins.pow" && len(args) == 3 && kind(0) == core.IntKind && kind(1) == core.IntKind && kind(2) == core.IntKind:
		return function(core.IntType, "PowModInt", asNumber(args[0]), asNumber(args[1]), asNumber(args[2]))
	case name == "builtins.pow" && len(args) == 2:
		return b.binary(n, syntax.Pow, args[0], args[1])
	case name == "builtins.int" && len(args) == 1 && kind(0) == core.FloatKind:
		return function(core.IntType, "TruncInt", args[0])
	case name == "builtins.int" && len(args) == 1 && kind(0) == core.NumKind:
		return b.convert(method(core.BigIntType, "Int", args[0]), core.IntType, n)
	case name == "builtins.int" && len(args) == 2 && kind(0) == core.StrKind && kind(1) == core.IntKind:
		return function(core.IntType, "ParseIntBase", args[0], args[1])
	case name == "builtins.int" && len(args) == 1 && kind(0) == core.BigIntKind:
		return args[0]
	case name == "builtins.abs" && kind(0) == core.NumKind, name == "builtins.abs" && kind(0) == core.BigIntKind:
		return method(args[0].Type(), "Abs", args[0])
	case name == "builtins.float" && (kind(0) == core.NumKind || kind(0) == core.BigIntKind):
		return b.float(args[0], n)
	case name == "builtins.min" || name == "builtins.max":
		if len(args) >= 2 {
			return b.extremeOf(n, name, args)
		}
	}
	if base := map[string]string{"builtins.bin": "#b", "builtins.hex": "#x", "builtins.oct": "#o"}[name]; base != "" && len(args) == 1 && kind(0) == core.IntKind {
		return &core.Format{Typed: core.Typed{T: core.StrType}, Parts: []core.FormatPart{{Value: asNumber(args[0]), Spec: base}}}
	}
	return nil
}

// divmod lowers divmod(a, b) of ints or floats.
func (b *body) divmod(args []core.Expr) core.Expr {
	x, y := asNumber(args[0]), asNumber(args[1])
	name, t := "DivModInt", core.IntType
	switch {
	case x.Type().Kind == core.IntKind && y.Type().Kind == core.IntKind:
	case x.Type().Kind == core.FloatKind && y.Type().Kind == core.FloatKind:
		name, t = "DivModFloat", core.FloatType
	default:
		return nil
	}
	pair := &core.Type{Kind: core.TupleKind, Args: []*core.Type{t, t}}
	return function(pair, "T2", function(pair, name, x, y))
}

// extremeOf lowers min and max of several arguments.
func (b *body) extremeOf(n *syntax.Call, name string, args []core.Expr) core.Expr {
	same, numbers := true, true
	for _, a := range args {
		same = same && core.Equal(a.Type(), args[0].Type())
		k := a.Type().Kind
		numbers = numbers && (k == core.IntKind || k == core.FloatKind || k == core.NumKind)
	}
	upper := map[string]string{"builtins.min": "Min", "builtins.max": "Max"}[name]
	switch {
	case same && args[0].Type().Kind == core.IntKind:
		return &core.Runtime{Typed: core.Typed{T: core.IntType}, Name: map[string]string{"builtins.min": "min", "builtins.max": "max"}[name], Args: args}
	case same && isOrdered(args[0].Type()):
		return function(args[0].Type(), upper+"Of", args...)
	case numbers:
		for i, a := range args {
			args[i] = b.toNum(a, n)
		}
		return function(core.NumType, upper+"Num", args...)
	}
	return nil
}

// shared is the generator of random numbers that the functions of module random
// use.
func shared() core.Expr {
	return &core.Runtime{Typed: core.Typed{T: &core.Type{Kind: core.NamedKind, Path: "pyrt", Name: "Random"}}, Path: "pyrt", Name: "SharedRandom"}
}

// randomCall lowers the functions of module random; nil where none fits.
func (b *body) randomCall(n *syntax.Call, name string, args []core.Expr) core.Expr {
	var kinds string
	for _, a := range args {
		switch k := a.Type().Kind; {
		case k == core.IntKind:
			kinds += "i"
		case k == core.FloatKind:
			kinds += "f"
		case isListKind(k) || k == core.VarTupleKind:
			kinds += "l"
		default:
			kinds += "?"
		}
	}
	call := func(t *core.Type, fn string, args ...core.Expr) core.Expr {
		return &core.Runtime{Typed: core.Typed{T: t}, Name: fn, Method: true, Args: append([]core.Expr{shared()}, args...), Changes: true}
	}
	items := func() core.Expr {
		x := args[0]
		if x.Type().Kind != core.SliceKind {
			x = &core.Convert{Typed: core.Typed{T: core.Of(core.SliceKind, x.Type().Args[0])}, X: x}
		}
		return x
	}
	switch name + " " + kinds {
	case "random.random ":
		return call(core.FloatType, "Random")
	case "random.seed i":
		return call(core.VoidType, "Seed", args...)
	case "random.randrange i":
		return call(core.IntType, "RandRange", args...)
	case "random.randrange ii":
		return call(core.IntType, "RandRangeFrom", args[0], args[1], intLit(1))
	case "random.randrange iii":
		return call(core.IntType, "RandRangeFrom", args...)
	case "random.randint ii":
		return call(core.IntType, "RandInt", args...)
	case "random.getrandbits i":
		return call(core.IntType, "GetRandBits", args...)
	case "random.uniform ff", "random.uniform if", "random.uniform fi", "random.uniform ii":
		return call(core.FloatType, "Uniform", b.float(args[0], n), b.float(args[1], n))
	case "random.gauss ff", "random.gauss ii":
		return call(core.FloatType, "Gauss", b.float(args[0], n), b.float(args[1], n))
	case "random.choice l":
		x := function(args[0].Type().Args[0], "Choice", shared(), items())
		return changing(x)
	case "random.shuffle l":
		return changing(function(core.VoidType, "Shuffle", shared(), items()))
	case "random.sample li":
		x := items()
		return changing(function(x.Type(), "Sample", shared(), x, args[1]))
	}
	return nil
}
