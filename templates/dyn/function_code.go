package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// A Code is the code object of a function of the program, as far as what its def
// says.
type Code struct {
	f      *Func
	line   int
	locals int // variables beside the parameters
	nested bool
	free   Tuple
	cells  Tuple
	// closure stands for the cells of the free variables, once asked for.
	closure *missing
}

var codeType = newBuiltinClass("code", nil)

// PyClass returns types.CodeType.
func (*Code) PyClass() *Class { return codeType }

// WithCode gives the function a code object: the line of its def or first decorator,
// how many variables it has beside its parameters, whether it stands in another
// function, and the names of variables that it has from outer functions and that
// inner ones have from it.
func (f *Func) WithCode(line, locals int, nested bool, free, cells string) *Func {
	f.code = &Code{f: f, line: line, locals: locals, nested: nested,
		free: textValues(strings.Fields(free)), cells: textValues(strings.Fields(cells))}
	return f
}

// The bits of co_flags.
const (
	codeOptimized   = 0x3
	codeVarArgs     = 0x4
	codeVarKeywords = 0x8
	codeNested      = 0x10
	codeGenerator   = 0x20
	codeCoroutine   = 0x80
	codeAsyncGen    = 0x200
)

func (c *Code) flags() int {
	flags := codeOptimized
	for bit, has := range map[int]bool{
		codeVarArgs: c.f.sig.star >= 0, codeVarKeywords: c.f.sig.kwStar >= 0, codeNested: c.nested,
		codeGenerator: c.f.sort == generatorFunc, codeCoroutine: c.f.sort == coroutineFunc, codeAsyncGen: c.f.sort == asyncGenFunc,
	} {
		if has {
			flags |= bit
		}
	}
	return flags
}

// varNames returns co_varnames: the parameters, those with a star last, and the
// variables, whose names are not known.
func (c *Code) varNames() Tuple {
	s := c.f.sig
	var names, stars Tuple
	for i, n := range s.names {
		if i == s.star || i == s.kwStar {
			stars = append(stars, n)
		} else {
			names = append(names, n)
		}
	}
	names = append(names, stars...)
	for range c.locals {
		names = append(names, &missing{"the name of a variable in co_varnames"})
	}
	return names
}

// LookupAttr returns the attributes of the code object.
func (c *Code) LookupAttr(name string) Value {
	s := c.f.sig
	star := 0
	if s.star >= 0 {
		star = 1
	}
	kwStar := 0
	if s.kwStar >= 0 {
		kwStar = 1
	}
	switch name {
	case "co_argcount":
		return s.pos
	case "co_posonlyargcount":
		return s.posOnly
	case "co_kwonlyargcount":
		return len(s.names) - s.pos - star - kwStar
	case "co_nlocals":
		return len(s.names) + c.locals
	case "co_varnames":
		return c.varNames()
	case "co_name":
		return lastPart(c.f.defined)
	case "co_qualname":
		return c.f.defined
	case "co_flags":
		return c.flags()
	case "co_firstlineno":
		return c.line
	case "co_freevars":
		return c.free
	case "co_cellvars":
		return c.cells
	}
	return Unbound
}

func init() {
	for _, n := range strings.Fields(`co_filename co_code co_consts co_names co_stacksize co_lnotab co_linetable
		co_exceptiontable co_lines co_positions replace`) {
		codeType.Missing(n)
	}
	FunctionType.layout = FunctionType
	FunctionType.construct = func(_ *Class, args []Value, kw []Kw) Value {
		a := signatureOf("code, globals, name=None, argdefs=None, closure=None").bindBuiltin("function", nil, args, kw)
		return functionOf(a)
	}
}

// closure returns __closure__, whose cells are not carried over.
func (f *Func) closure() Value {
	if len(f.code.free) == 0 {
		return nil
	}
	if f.code.closure == nil {
		f.code.closure = &missing{"the closure of " + f.defined}
	}
	return f.code.closure
}

// functionOf is types.FunctionType(code, globals, name, argdefs, closure): another
// function of the same code, over the same variables.
func functionOf(a []Value) Value {
	c, ok := a[0].(*Code)
	if !ok {
		raise(pyrt.TypeError, "function() argument 'code' must be code, not %s", TypeName(a[0]))
	}
	if vars, ok := a[1].(*moduleVars); !ok || vars.m != c.f.home || !Is(a[4], c.f.closure()) {
		panic(pyrt.NewGuard("a function made over other variables is not carried over"))
	}
	f := *c.f
	f.dict, f.annotations, f.defaults = nil, nil, nil
	f.name, f.qualname, f.module = lastPart(f.defined), f.defined, f.home.name
	if a[2] != nil {
		f.name = argText(a[2], "function")
	}
	var defaults Tuple
	if a[3] != nil {
		if defaults, ok = a[3].(Tuple); !ok {
			raise(pyrt.TypeError, "arg 4 (defaults) must be None or tuple")
		}
	}
	f.sig, f.defaults = f.sig.withDefaults(defaults)
	f.code = &Code{f: &f, line: c.line, locals: c.locals, nested: c.nested, free: c.free, cells: c.cells, closure: c.closure}
	return &f
}

// withDefaults returns the signature with these defaults for its last positional
// parameters and none for others, and the defaults by parameter.
func (s *Signature) withDefaults(values Tuple) (*Signature, []Value) {
	if len(values) > s.pos {
		panic(pyrt.NewGuard("more defaults than parameters are not carried over"))
	}
	c := *s
	c.required = s.pos - len(values)
	c.optional = make([]bool, len(s.names))
	c.needsKw = false
	for i := range c.optional {
		c.optional[i] = i >= c.required && i < c.pos
		c.needsKw = c.needsKw || i >= c.pos && i != c.star && i != c.kwStar
	}
	defaults := make([]Value, len(s.names))
	copy(defaults[c.required:], values)
	return &c, defaults
}
