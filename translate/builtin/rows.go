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

// rows maps qualified names to their forms.
var rows = map[string][]row{
	"math.sqrt": floats("Sqrt", 1), "math.sin": floats("Sin", 1), "math.cos": floats("Cos", 1), "math.tan": floats("Tan", 1),
	"math.exp": floats("Exp", 1), "math.log": floats("Log", 1), "math.log2": floats("Log2", 1), "math.log10": floats("Log10", 1),
	"math.atan": floats("Atan", 1), "math.atan2": floats("Atan2", 2), "math.hypot": floats("Hypot2", 2), "math.pow": floats("Pow", 2),
	"math.asin": floats("Asin", 1), "math.acos": floats("Acos", 1), "math.sinh": floats("Sinh", 1), "math.cosh": floats("Cosh", 1),
	"math.tanh": floats("Tanh", 1), "math.radians": floats("Radians", 1), "math.degrees": floats("Degrees", 1),

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
