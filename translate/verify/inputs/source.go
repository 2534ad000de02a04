package inputs

import (
	"maps"
	"math/big"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/evidence/recording"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// Params returns the shapes of a function's arguments; nil for one that has no
// values. An argument with a default may be left at what the default is like.
func Params(sol *solve.Solution, fn *resolve.Func) []*Shape {
	out := make([]*Shape, len(fn.Params))
	for i, p := range fn.Params {
		if i == 0 && fn.Class != nil && len(fn.Decorators) == 0 && (p.Name == "self" || p.Name == "cls") {
			out[i] = &Shape{objects(fn.Class)}
			continue
		}
		s := Of(sol, sol.Symbol(fn.File, p.Symbol))
		for _, c := range s.Choices {
			if c.Kind == recording.Object && c.Class == nil && c.Type != Iterator {
				c.Names = attributes(fn, p.Symbol)
			}
		}
		switch p.Kind {
		case resolve.VarPos:
			s = rest(s, recording.Tuple)
		case resolve.VarKw:
			s = &Shape{[]*Choice{{Kind: recording.Dict, Key: &Shape{}, Of: &Shape{}}}} // names are not made up
		}
		out[i] = s
	}
	return out
}

// attributes returns the names of those that a function reads of a variable.
func attributes(fn *resolve.Func, of resolve.SymbolID) []string {
	var names []string
	note := func(x syntax.Node, name string) {
		if n, ok := x.(*syntax.Name); ok && fn.File.SymbolID(n) == of && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	syntax.Inspect(fn.Def, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.Attribute:
			note(n.Value, n.Attr)
		case *syntax.Call:
			if f, ok := n.Func.(*syntax.Name); ok && f.ID == "getattr" && len(n.Args) > 1 {
				if c, ok := n.Args[1].(*syntax.Constant); ok && c.Kind == syntax.ConstStr {
					note(n.Args[0], c.Str)
				}
			}
		}
		return true
	})
	return names
}

// rest is the shape of *args: inference has that of the elements or of the tuple.
func rest(s *Shape, k recording.Kind) *Shape {
	if len(s.Choices) == 1 && s.Choices[0].Kind == k {
		return s
	}
	return &Shape{[]*Choice{{Kind: k, Of: s}}}
}

// Constructor returns how instances of a class are made: the shapes and names of
// the arguments, false where that is not known. An argument without a name is passed
// by its place.
func Constructor(sol *solve.Solution, c *resolve.Class) (names []string, shapes []*Shape, ok bool) {
	if init := c.FindMethod("__init__"); init != nil {
		all := Params(sol, init)
		for i, p := range init.Params[min(1, len(init.Params)):] {
			if p.Kind == resolve.VarPos || p.Kind == resolve.VarKw {
				continue
			}
			names, shapes = append(names, p.Name), append(shapes, all[i+1])
		}
		return names, shapes, true
	}
	if !isDataclass(c) {
		names, shapes = inherited(c)
		return names, shapes, !c.ExternalBases || len(names) > 0
	}
	seen := map[string]bool{}
	for i := len(c.MRO) - 1; i >= 0; i-- {
		for _, a := range c.MRO[i].Attrs {
			if a.InClass && a.Annotation != nil && !seen[a.Name] {
				seen[a.Name] = true
				names, shapes = append(names, a.Name), append(shapes, Of(sol, sol.Attr(c, a.Name)))
			}
		}
	}
	return names, shapes, true
}

// inherited is the constructor that a class has from a builtin one.
func inherited(c *resolve.Class) (names []string, shapes []*Shape) {
	inner := anything(maxDepth)
	for _, name := range slices.Sorted(maps.Keys(containers)) {
		if c.HasBase("builtins." + name) {
			return []string{""}, []*Shape{{[]*Choice{{Kind: containers[name], Of: inner, Key: inner}}}}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(scalars)) {
		if c.HasBase("builtins." + name) {
			return []string{""}, []*Shape{{[]*Choice{{Kind: scalars[name]}}}}
		}
	}
	if isException(c) {
		return []string{""}, []*Shape{{[]*Choice{{Kind: recording.Str}}}}
	}
	return nil, nil
}

// isException tells whether a class extends a builtin exception.
func isException(c *resolve.Class) bool {
	for _, k := range c.MRO {
		for _, b := range k.Bases {
			name := strings.TrimPrefix(b.Name, "builtins.")
			if name != b.Name && (strings.HasSuffix(name, "Error") || strings.HasSuffix(name, "Exception") || name == "KeyboardInterrupt" || name == "StopIteration") {
				return true
			}
		}
	}
	return false
}

func isDataclass(c *resolve.Class) bool {
	for _, m := range c.MRO {
		for _, d := range m.Decorators {
			if d.Name == "dataclasses.dataclass" {
				return true
			}
		}
	}
	return c.HasBase("typing.NamedTuple")
}

// Members returns the names of an enum's members.
func Members(c *resolve.Class) []string {
	var names []string
	for _, a := range c.Attrs {
		if a.InClass && a.Value != nil && a.Name[0] != '_' {
			names = append(names, a.Name)
		}
	}
	return names
}

// Constants returns the ints, floats and strs in the text of a function.
func Constants(fn *resolve.Func) []*recording.Value {
	var list []*recording.Value
	if fn.Def == nil {
		return nil
	}
	syntax.Inspect(fn.Def, func(n syntax.Node) bool {
		if c, ok := n.(*syntax.Constant); ok {
			if v := constant(c); v != nil {
				list = append(list, v)
			}
		}
		return true
	})
	return list
}

func constant(c *syntax.Constant) *recording.Value {
	switch c.Kind {
	case syntax.ConstInt:
		if c.Big != nil {
			return &recording.Value{Kind: recording.Int, Int: c.Big}
		}
		return &recording.Value{Kind: recording.Int, Int: big.NewInt(c.Int)}
	case syntax.ConstFloat:
		return &recording.Value{Kind: recording.Float, Float: c.Float}
	case syntax.ConstStr:
		if len(c.Str) < 100 {
			return &recording.Value{Kind: recording.Str, Text: c.Str}
		}
	}
	return nil
}
