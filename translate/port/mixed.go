package port

import (
	"errors"
	"fmt"
	"maps"
	"path"
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/check"
	"github.com/molt-go/molt/translate/core"
	"github.com/molt-go/molt/translate/gogen"
	"github.com/molt-go/molt/translate/gogen/island"
	"github.com/molt-go/molt/translate/improve"
	"github.com/molt-go/molt/translate/lower"
	"github.com/molt-go/molt/translate/mix"
	"github.com/molt-go/molt/translate/plan"
)

// mixed ports a program over dynamic values, with those parts typed whose types are
// known, and says why other parts are not typed. It is an error if none is.
func mixed(prog *resolve.Program, sol *solve.Solution, module string) (*Module, map[place]core.Reason, error) {
	taken := map[any]core.Reason{}
	var last *half
	m, err := dynamic(prog, module, func() (*half, error) {
		h, err := newHalf(prog, sol, module, taken)
		last = h
		return h, err
	})
	if last == nil {
		return m, nil, err
	}
	if err == nil {
		m.Half = last.typed.Program
	}
	return m, last.why(), err
}

// why returns what keeps functions dynamic, that of a class for all its methods.
func (h *half) why() map[place]core.Reason {
	out := map[place]core.Reason{}
	add := func(fn *resolve.Func, r core.Reason) {
		if low := h.mix.Parts.Funcs[fn]; low != nil {
			out[placeOf(low)] = r
		}
	}
	for key, r := range h.mix.Why {
		if c, ok := key.(*resolve.Class); ok {
			for _, m := range c.Methods {
				add(m, r)
			}
		}
	}
	for key, r := range h.mix.Why { // a method's own reason counts before its class's
		if fn, ok := key.(*resolve.Func); ok {
			add(fn, r)
		}
	}
	return out
}

// A half is the typed half of a program, in Go.
type half struct {
	mix    *mix.Mix
	typed  *mix.Typed
	module *gogen.Module
	island *island.Typed
	files  map[string]*resolve.File // by Go file
	// taken are the functions and classes that turned out not to compile.
	taken map[any]core.Reason
}

func newHalf(prog *resolve.Program, sol *solve.Solution, module string, taken map[any]core.Reason) (*half, error) {
	for range maxRounds {
		parts := lower.InParts(plan.NewBeside(prog, sol, island.Library().Module), module)
		h := &half{mix: mix.Split(parts, taken), taken: taken}
		if h.typed = h.mix.Typed(); h.typed == nil {
			return h, errors.New("no part of the program is typed")
		}
		improve.Program(h.typed.Program)
		var err error
		if h.module, err = gogen.Generate(h.typed.Program); err != nil {
			return nil, err
		}
		if h.stubbed() {
			continue
		}
		h.forIsland(prog)
		return h, nil
	}
	return nil, errors.New("the typed half has no Go form")
}

// stubbed takes back what has no Go form, and tells whether there was any.
func (h *half) stubbed() bool {
	found := false
	for fn, typed := range h.typed.Funcs {
		if typed.Status == core.Stub {
			h.taken[fn], found = typed.Reasons[len(typed.Reasons)-1], true
		}
	}
	for c, typed := range h.typed.Classes {
		for _, m := range typed.Methods {
			if m.Status == core.Stub {
				h.taken[c], found = m.Reasons[len(m.Reasons)-1], true
			}
		}
	}
	for s, run := range h.typed.Runs {
		if run.First != nil && run.First.Status == core.Stub {
			h.taken[s], found = run.First.Reasons[len(run.First.Reasons)-1], true
		}
	}
	return found
}

// forIsland says to the dynamic half what there is.
func (h *half) forIsland(prog *resolve.Program) {
	t := &island.Typed{Funcs: map[*resolve.Func]*island.TypedFunc{}, Classes: map[*resolve.Class]*island.TypedClass{}, Vars: map[*resolve.File]map[resolve.SymbolID]*island.TypedVar{},
		Runs: map[syntax.Stmt]*island.TypedRun{}, Done: h.typed.Done, Names: map[*resolve.File][]string{}, Files: map[*resolve.File]bool{}}
	for fn, typed := range h.typed.Funcs {
		name := h.module.Name(typed)
		if typed.Recv != nil {
			name = h.module.Method(typed)
		}
		t.Funcs[fn] = &island.TypedFunc{Name: name, Func: typed, Crosses: h.typed.Crosses[fn], Defaults: make([]string, len(typed.Params)), Nil: make([]bool, len(typed.Params))}
		if typed.Open || fn.Name == "__init__" && typed.Super {
			t.Funcs[fn].Open = h.module.Open(typed)
		}
		for i, p := range typed.Params {
			at := i + len(fn.Params) - len(typed.Params)
			t.Funcs[fn].Nil[i] = h.mix.Parts.Plan.NilParam(fn, at, p.Var.Type)
			if v := h.mix.Default(fn, i); v != nil {
				t.Funcs[fn].Defaults[i] = h.module.Name(v)
			}
		}
	}
	for c, typed := range h.typed.Classes {
		t.Classes[c] = h.class(c, typed)
	}
	for f, vars := range h.typed.Vars {
		t.Vars[f] = map[resolve.SymbolID]*island.TypedVar{}
		for id, v := range vars {
			t.Vars[f][id] = &island.TypedVar{Name: h.module.Name(v), Type: v.Type, Crosses: h.mix.VarCrosses(f, id, v)}
		}
	}
	for s, run := range h.typed.Runs {
		r := &island.TypedRun{Vars: run.Vars, Guard: run.Guard}
		if run.First != nil {
			r.Name = h.module.Name(run.First)
		}
		t.Runs[s] = r
	}
	h.files = map[string]*resolve.File{}
	i := 0
	for _, f := range prog.Files {
		if f.Role != resolve.Own {
			continue
		}
		pkg := h.typed.Program.Packages[i]
		i++
		t.Names[f] = h.module.Taken[pkg]
		t.Files[f] = len(pkg.Files[0].Decls) > 0
		h.files[h.module.GoFiles[pkg.Files[0]]] = f
	}
	h.island = t
}

// class says to the dynamic half what a typed class has.
func (h *half) class(c *resolve.Class, typed *core.Class) *island.TypedClass {
	k := &island.TypedClass{Name: h.module.Name(typed), Class: typed, Constructor: h.module.Constructor(typed), Interface: h.module.Interface(typed), Used: h.typed.Objects[c], HasSubclasses: len(c.Subclasses) > 0, Slots: c.HasSlots}
	if init := c.FindMethod("__init__"); init != nil {
		low := h.mix.Parts.Funcs[init]
		k.Begins = low.Super || low.Open
	}
	if plan.IsDataclass(c) {
		k.Data, k.Begins = true, true
	}
	for _, f := range typed.Fields {
		k.Fields = append(k.Fields, island.TypedField{Python: f.Name, Go: h.module.Field(f), Type: f.Type, Late: f.Late, Crosses: h.mix.Immutable(f.Type), Reads: h.mix.Readable(f.Type)})
	}
	return k
}

// join adds the typed half's files to the dynamic half.
func (h *half) join(m *gogen.Module, program *core.Program) {
	if h.module == nil {
		return
	}
	for name, data := range h.module.Files {
		if f := h.files[name]; f == nil || h.island.Files[f] {
			m.Files[name], m.Lines[name] = data, h.module.Lines[name]
		}
	}
	maps.Copy(m.Types, h.module.Types)
	records := map[place]*core.Func{}
	for fn := range program.Funcs() {
		records[placeOf(fn)] = fn
	}
	for symbol, fn := range h.module.Symbols {
		if rec := records[placeOf(fn)]; rec != nil {
			m.Symbols[symbol] = rec
		}
	}
}

// takeBack gives up what a problem of the type checker stands in, and tells whether
// it is of the typed half.
func (h *half) takeBack(p check.Problem) bool {
	if h.module == nil || h.files[p.File] == nil || strings.HasSuffix(path.Base(p.File), "_dynamic.go") {
		return false
	}
	reason := core.Reason{Code: "does-not-compile", Text: "its Go form does not compile: " + p.Text}
	fn := h.module.Symbols[gogen.Symbol{File: p.File, Name: p.Func}]
	for key, typed := range h.typed.Funcs {
		if typed == fn {
			return h.take(key, typed.Pos, reason)
		}
	}
	for key, typed := range h.typed.Classes {
		for _, m := range typed.Methods {
			if m == fn && fn != nil {
				return h.take(key, typed.Pos, reason)
			}
		}
		if p.Decl != "" && h.module.Name(typed) == p.Decl {
			return h.take(key, typed.Pos, reason)
		}
	}
	for key, run := range h.typed.Runs {
		if run.First == fn && fn != nil {
			return h.take(key, fn.Pos, reason)
		}
	}
	return false
}

func (h *half) take(key any, pos core.Pos, reason core.Reason) bool {
	if _, known := h.taken[key]; known {
		panic(fmt.Sprintf("%s: %s", reason.Text, pos.File))
	}
	reason.Pos = pos
	h.taken[key] = reason
	return true
}
