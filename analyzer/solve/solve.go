package solve

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/stubs"
	"github.com/molt-go/molt/analyzer/syntax"
)

// A Solution holds the types of a program.
type Solution struct {
	s *solver
}

// The steps that a solution may take: far more than any program needs that has
// an end, so that one without an end is told apart.
const (
	maxSteps     = 2_000_000
	stepsPerFunc = 2_000
)

// Solve infers the types of a linked program.
func Solve(prog *resolve.Program) *Solution {
	s := newSolver(prog)
	s.limit = maxSteps + stepsPerFunc*len(prog.Funcs)
	for _, f := range prog.Files {
		s.body(f.Funcs[0])
	}
	s.network.run()
	s.seed()
	return &Solution{s}
}

// A solver walks the program once and owns the network of constraints.
type solver struct {
	network
	prog    *resolve.Program
	symbols [][]Var                // by file and symbol
	exprs   map[syntax.Expr]Var    // of all expressions walked
	funcs   []funcVars             // by Func.ID
	attrs   map[attrKey]Var        // instance attributes
	classes map[any]*Value         // class values, by class
	objects map[any]*Value         // instances without type arguments, by class
	walked  []bool                 // functions whose body was walked
	bound   map[boundKey]*Value    // bound methods
	modules map[string]*Value      // module values
	narrow  map[narrowKey]Var      // names narrowed by the tests around the walk
	methods map[string]bool        // see methodNames
	texted  map[Var]bool           // those whose values become text
	allocs  map[syntax.Node]*Value // containers by the expression that makes them
	// elements are what loops over an expression give.
	elements map[syntax.Expr]Var
	// regexes are what patterns found; nil where nobody asked.
	regexes *regexes
	lists   map[*resolve.Class]bool // see listClasses
}

// funcVars are the Vars of a function.
type funcVars struct {
	params []Var
	result Var
	yield  Var
	send   Var
	made   bool
	called bool
	value  *Value
	// forwards are the calls in it that hand on its *args, and sites the calls of it.
	forwards []*forward
	sites    []site
	handsOn  *bool // see handsOnOnly
}

type attrKey struct {
	class *resolve.Class
	name  string
}

type boundKey struct {
	fn   *resolve.Func
	sig  *stubs.Func
	self *Value
}

func newSolver(prog *resolve.Program) *solver {
	s := &solver{
		prog:    prog,
		symbols: make([][]Var, len(prog.Files)),
		exprs:   map[syntax.Expr]Var{},
		funcs:   make([]funcVars, len(prog.Funcs)),
		attrs:   map[attrKey]Var{},
		classes: map[any]*Value{},
		objects: map[any]*Value{},
		walked:  make([]bool, len(prog.Funcs)),
		bound:   map[boundKey]*Value{},
		modules: map[string]*Value{},
		narrow:  map[narrowKey]Var{},
		texted:  map[Var]bool{},
		allocs:  map[syntax.Node]*Value{}, elements: map[syntax.Expr]Var{},
		lists: listClasses(prog),
	}
	for _, f := range prog.Files {
		s.symbols[f.ID] = make([]Var, len(f.Symbols))
		for i := range s.symbols[f.ID] {
			s.symbols[f.ID][i] = noVar
		}
	}
	return s
}

// symbol returns the Var of a symbol.
func (s *solver) symbol(f *resolve.File, id resolve.SymbolID) Var {
	v := &s.symbols[f.ID][id]
	if *v == noVar {
		*v = s.newVar()
	}
	return *v
}

// object returns the instance of a class that has no type arguments.
func (s *solver) object(class any) *Value {
	if v := s.objects[class]; v != nil {
		return v
	}
	var v *Value
	switch c := class.(type) {
	case *resolve.Class:
		v = &Value{Kind: OwnObject, Own: c}
	case *stubs.Class:
		v = &Value{Kind: Instance, Stub: c}
		for range c.TypeParams {
			v.Args = append(v.Args, s.newVar())
		}
	}
	s.objects[class] = v
	return v
}

// classValue returns a class as a value.
func (s *solver) classValue(class any) *Value {
	if v := s.classes[class]; v != nil {
		return v
	}
	v := &Value{Kind: ClassVal}
	switch c := class.(type) {
	case *resolve.Class:
		v.Own = c
	case *stubs.Class:
		v.Stub = c
	}
	s.classes[class] = v
	return v
}

func (s *solver) moduleValue(name string) *Value {
	if v := s.modules[name]; v != nil {
		return v
	}
	v := &Value{Kind: ModuleVal, Module: name}
	s.modules[name] = v
	return v
}

// atom returns the instance of a declared class without type arguments.
func (s *solver) atom(name string) *Value { return s.object(stubs.FindClass(name)) }

// constant returns a fresh Var that holds an instance of a declared class.
func (s *solver) constant(name string) Var { return s.newVar(s.atom(name)) }

// make returns the container that an expression makes, the same at each walk.
func (s *solver) make(at syntax.Node, class string, args ...Var) *Value {
	if v := s.allocs[at]; v != nil {
		return v
	}
	v := &Value{Kind: Instance, Stub: stubs.FindClass(class), Args: args}
	s.allocs[at] = v
	return v
}

// fn returns the Vars of a function.
func (s *solver) fn(f *resolve.Func) *funcVars {
	fv := &s.funcs[f.ID]
	if !fv.made {
		fv.made = true
		fv.result, fv.yield, fv.send = s.newVar(), s.newVar(), s.newVar()
		for _, p := range f.Params {
			fv.params = append(fv.params, s.symbol(f.File, p.Symbol))
		}
	}
	return fv
}

// unknown returns a Var that holds anything, for a reason.
func (s *solver) unknown(reason string) Var {
	return s.newVar(&Value{Kind: AnyVal, Reason: reason})
}

func (s *solver) giveUp(v Var, reason string) { s.add(v, &Value{Kind: AnyVal, Reason: reason}) }
