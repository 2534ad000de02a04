package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/infer"
	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/resolve/callgraph"
)

const header = "   edges  found   calls  found   values  typed  right"

// counts are what was compared for a program.
type counts struct {
	edges, edgesFound    int64
	calls, callsFound    int64 // edges weighted by how often they were taken
	values, typed, right int64
}

func (c *counts) add(d counts) {
	c.edges += d.edges
	c.edgesFound += d.edgesFound
	c.calls += d.calls
	c.callsFound += d.callsFound
	c.values += d.values
	c.typed += d.typed
	c.right += d.right
}

// String prints a row of the table.
func (c counts) String() string {
	share := func(a, b int64) float64 { return 100 * float64(a) / float64(max(1, b)) }
	return fmt.Sprintf("%8d %5.1f%% %8d %5.1f%% %7d %5.1f%% %5.1f%%", c.edges, share(c.edgesFound, c.edges),
		c.calls, share(c.callsFound, c.calls), c.values, share(c.typed, c.values), share(c.right, c.typed))
}

// find maps a code object to its function: by its first line, which for a
// decorated def is that of the first decorator.
func find(p *resolve.Program, i ident) *resolve.Func {
	f := p.File(i.file)
	if f == nil || strings.HasPrefix(i.name, "<") && i.name != "<lambda>" && i.name != "<module>" {
		return nil
	}
	for _, fn := range f.Funcs {
		first := fn.Line()
		if len(fn.Decorators) > 0 {
			first = f.Tree.Line(fn.Decorators[0].Expr.Pos())
		}
		if first == i.line && fn.Name == i.name {
			return fn
		}
	}
	return nil
}

func compare(p *resolve.Program, t traceFile, show int) counts {
	types := infer.New(p)
	g := callgraph.Build(p, types)
	slices.SortStableFunc(t.Edges, func(a, b edge) int { return cmp.Compare(b.count, a.count) })
	var c counts
	for _, e := range t.Edges {
		caller, callee := find(p, e.caller), find(p, e.callee)
		if callee == nil || callee.Kind == resolve.ModuleBody {
			continue
		}
		if caller == nil { // a class body runs in the function around it
			if caller = p.FuncAtLine(e.caller.file, e.caller.line); caller == nil {
				continue
			}
		}
		c.edges++
		c.calls += e.count
		if hasEdge(g, caller, callee) {
			c.edgesFound++
			c.callsFound += e.count
		} else if show > 0 {
			show--
			fmt.Printf("    no edge %s -> %s (%d)\n", caller.Qual, callee.Qual, e.count)
		}
	}
	for _, v := range t.Values {
		fn := find(p, v.fn)
		if fn == nil || fn.Def == nil || v.name == "self" || v.name == "cls" {
			continue
		}
		c.values++
		got := inferred(types, fn, v.name)
		if !got.Known() {
			if show > 0 {
				show--
				fmt.Printf("    %s %s: not inferred, seen %v\n", fn.Qual, v.name, v.types)
			}
			continue
		}
		c.typed++
		if covers(got, v.types) {
			c.right++
		} else if show > 0 {
			show--
			fmt.Printf("    %s %s: inferred %s, seen %v\n", fn.Qual, v.name, got, v.types)
		}
	}
	return c
}

func hasEdge(g *callgraph.Graph, caller, callee *resolve.Func) bool {
	for _, e := range g.In(callee) {
		if e.Site.Caller == caller {
			return true
		}
	}
	return false
}

func inferred(types *infer.Types, fn *resolve.Func, name string) pytypes.Type {
	if name == "return" {
		t := types.ResultType(fn)
		if t.Kind() == pytypes.Coroutine || t.Kind() == pytypes.Generator {
			return pytypes.Type{}
		}
		return t
	}
	for _, param := range fn.Params {
		if param.Name == name {
			return types.SymbolType(fn.File, param.Symbol)
		}
	}
	return pytypes.Type{}
}

// covers tells whether a type admits all the classes that were seen.
func covers(t pytypes.Type, seen []string) bool {
	for _, s := range seen {
		if !admits(t, s) {
			return false
		}
	}
	return true
}

func admits(t pytypes.Type, class string) bool {
	short := class[strings.LastIndexByte(class, '.')+1:]
	if short == "NoneType" {
		return t.MayBeNone()
	}
	switch t.Kind() {
	case pytypes.Union:
		for _, e := range t.Elems() {
			if admits(e, class) {
				return true
			}
		}
		return false
	case pytypes.Iterator, pytypes.File:
		return true // any iterable, any stream
	case pytypes.Function:
		return strings.Contains(short, "function") || strings.Contains(short, "method") || short == "partial" || short == "type"
	case pytypes.ClassObj:
		return short == "type" || strings.HasSuffix(short, "Meta") || strings.HasSuffix(short, "Type")
	case pytypes.Instance:
		return admitsInstance(t, class, short)
	case pytypes.Dict:
		return strings.Contains(strings.ToLower(short), "dict") || short == "Counter"
	case pytypes.Float:
		return short == "float" || short == "int"
	case pytypes.Int:
		return short == "int" || short == "bool"
	}
	return t.Kind().String() == short
}

// admitsInstance compares class names: an own class admits its subclasses.
func admitsInstance(t pytypes.Type, class, short string) bool {
	c := t.Class()
	if c == nil {
		return strings.HasSuffix(t.Name(), "."+short)
	}
	if strings.HasSuffix(c.Qual, class) || c.Name == short {
		return true
	}
	for _, sub := range c.Subclasses {
		if admitsInstance(pytypes.InstanceOf(sub), class, short) {
			return true
		}
	}
	return false
}
