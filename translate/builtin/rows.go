package builtin

import "github.com/molt-go/molt/translate/core"

const (
	anInt   = core.IntKind
	aFloat  = core.FloatKind
	aStr    = core.StrKind
	aSlice  = core.SliceKind
	runtime = "pyrt"
)

func floats(name string, n int) []row {
	kinds := make([]core.Kind, n)
	for i := range kinds {
		kinds[i] = aFloat
	}
	return []row{{args: kinds, path: runtime, name: name, result: core.FloatType, convert: true}}
}

// one is the form of a function of one argument of a kind.
func one(kind core.Kind, name string, result *core.Type) row {
	return row{args: []core.Kind{kind}, path: runtime, name: name, result: result}
}

// rows maps qualified names to their forms.
var rows = map[string][]row{
	"math.sqrt": floats("Sqrt", 1), "math.sin": floats("Sin", 1), "math.cos": floats("Cos", 1), "math.tan": floats("Tan", 1),
	"math.exp": floats("Exp", 1), "math.log": append(floats("Log", 1), floats("LogBase", 2)...), "math.log2": floats("Log2", 1), "math.log10": floats("Log10", 1),
	"math.atan": floats("Atan", 1), "math.atan2": floats("Atan2", 2), "math.hypot": floats("Hypot2", 2), "math.pow": floats("Pow", 2),
	"math.asin": floats("Asin", 1), "math.acos": floats("Acos", 1), "math.sinh": floats("Sinh", 1), "math.cosh": floats("Cosh", 1),
	"math.tanh": floats("Tanh", 1), "math.radians": floats("Radians", 1), "math.degrees": floats("Degrees", 1),

	"math.fabs": {{args: []core.Kind{aFloat}, path: "math", name: "Abs", result: core.FloatType, convert: true}}, "math.fmod": floats("Fmod", 2), "math.expm1": floats("Expm1", 1), "math.log1p": floats("Log1p", 1),
	"math.cbrt": floats("Cbrt", 1), "math.exp2": floats("Exp2", 1), "math.gamma": floats("Gamma", 1), "math.lgamma": floats("LGamma", 1),
	"math.erf": floats("Erf", 1), "math.erfc": floats("Erfc", 1), "math.asinh": floats("Asinh", 1), "math.acosh": floats("Acosh", 1),
	"math.atanh": floats("Atanh", 1),

	"math.floor":     {one(aFloat, "FloorInt", core.IntType)},
	"math.ceil":      {one(aFloat, "CeilInt", core.IntType)},
	"math.trunc":     {one(aFloat, "TruncInt", core.IntType)},
	"math.isqrt":     {one(anInt, "ISqrtInt", core.IntType)},
	"math.factorial": {one(anInt, "FactorialInt", core.IntType)},
	"math.gcd":       {{args: []core.Kind{anInt, anInt}, path: runtime, name: "GCDInt", result: core.IntType}},
	"math.lcm":       {{args: []core.Kind{anInt, anInt}, path: runtime, name: "LCMInt", result: core.IntType}},
	"math.comb":      {{args: []core.Kind{anInt, anInt}, path: runtime, name: "CombInt", result: core.IntType}},
	"math.perm":      {{args: []core.Kind{anInt, anInt}, path: runtime, name: "PermInt", result: core.IntType}},
	"math.isnan":     {{args: []core.Kind{aFloat}, path: "math", name: "IsNaN", result: core.BoolType}},
	"math.copysign":  {{args: []core.Kind{aFloat, aFloat}, path: "math", name: "Copysign", result: core.FloatType}},

	"time.time":         {{path: runtime, name: "Time", result: core.FloatType}},
	"time.perf_counter": {{path: runtime, name: "PerfCounter", result: core.FloatType}},
	"time.sleep":        {{args: []core.Kind{aFloat}, path: runtime, name: "Sleep", result: core.VoidType, convert: true}},

	"builtins.input": {
		{args: []core.Kind{aStr}, path: runtime, name: "Input", result: core.StrType},
	},

	"builtins.abs": {
		{args: []core.Kind{aFloat}, path: "math", name: "Abs", result: core.FloatType},
		{args: []core.Kind{anInt}, path: runtime, name: "AbsInt", result: core.IntType},
	},
	"builtins.min": {
		{args: []core.Kind{anInt, anInt}, name: "min", result: core.IntType},
		{args: []core.Kind{aSlice}, path: runtime, name: "Min", elem: true},
	},
	"builtins.max": {
		{args: []core.Kind{anInt, anInt}, name: "max", result: core.IntType},
		{args: []core.Kind{aSlice}, path: runtime, name: "Max", elem: true},
	},
	"builtins.int": {
		{args: []core.Kind{aStr}, path: runtime, name: "ParseInt", result: core.IntType},
	},
	"builtins.float": {
		{args: []core.Kind{aStr}, path: runtime, name: "ParseFloat", result: core.FloatType},
	},
	"builtins.chr": {{args: []core.Kind{anInt}, path: runtime, name: "Chr", result: core.StrType}},
	"builtins.ord": {{args: []core.Kind{aStr}, path: runtime, name: "Ord", result: core.IntType}},
}
