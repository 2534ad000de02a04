package gogen

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dave/jennifer/jen"

	"github.com/molt-go/molt/translate/core"
)

// A function generates the body of one function.
type function struct {
	g      *generator
	scope  *scope
	names  map[*core.Var]string
	local  map[*core.Func]string // inner functions by the variable that holds them
	read   map[*core.Var]bool    // the variables that the function reads
	result *core.Type            // of the function
	// protected is the innermost try whose body is being written, nil outside.
	protected *protected
	yieldName string    // the function that a generator hands its values to
	manages   bool      // that function is the body of a with statement
	caught    []string  // names of the exceptions of the except clauses around
	last      core.Stmt // the statement behind which the function ends
	// lastResult is the variable with what the last try returned, nil for nothing.
	lastResult *jen.Statement
	// calm tells that nothing in the statement at hand changes what it reads.
	calm bool
}

func (g *generator) function() *function {
	return &function{g: g, scope: newScope(g.fileScope), names: map[*core.Var]string{}, local: map[*core.Func]string{}}
}

// inner returns the generator of a function inside this one: it sees its names.
func (f *function) inner(fn *core.Func) *function {
	return &function{g: f.g, scope: newScope(f.scope), names: f.names, local: f.local, read: f.read, result: fn.Result}
}

// declare picks the Go name of a local variable and returns it.
func (f *function) declare(v *core.Var) *jen.Statement {
	want := mixedCaps(v.Name, false)
	if v.Name == "" {
		want = "tmp"
	}
	f.names[v] = f.scope.pick(want)
	return jen.Id(f.names[v])
}

// variable names a variable.
func (f *function) variable(v *core.Var) *jen.Statement {
	if v.Kind == core.GlobalVar {
		return f.global(v, f.g.varHome[v])
	}
	name, ok := f.names[v]
	if !ok {
		panic(fmt.Sprintf("gogen: variable %q is used before it is declared", v.Name))
	}
	return jen.Id(name)
}

func (f *function) params(fn *core.Func) []jen.Code {
	var list, names []jen.Code
	taken := fn.Taken()
	for i, p := range taken {
		names = append(names, f.declare(p.Var))
		switch {
		case p.Variadic:
			list = append(list, jen.Add(names...).Op("...").Add(f.g.typ(p.Var.Type.Args[0])))
		case i+1 < len(taken) && !taken[i+1].Variadic && core.Equal(p.Var.Type, taken[i+1].Var.Type):
			continue // one type for several, as in x, y int
		default:
			list = append(list, jen.List(names...).Add(f.g.typ(p.Var.Type)))
		}
		names = nil
	}
	return list
}

// funcDecl writes a function or method.
func (g *generator) funcDecl(fn *core.Func) {
	f := g.function()
	decl := jen.Func()
	name := g.globals[fn]
	var params []jen.Code
	switch {
	case fn.Open:
		f.names[fn.Recv] = f.scope.pick(receiverName(fn.Recv.Type.Class.Name))
		params = append(params, jen.Id(f.names[fn.Recv]).Add(g.typ(fn.Recv.Type)))
		name = g.openName(fn)
	case fn.Recv != nil:
		f.names[fn.Recv] = f.scope.pick(receiverName(fn.Recv.Type.Class.Name))
		decl = decl.Params(jen.Id(f.names[fn.Recv]).Add(g.typ(fn.Recv.Type)))
		name = g.methodName(fn)
	}
	params = append(params, f.params(fn)...)
	if fn.Manager {
		params = append(params, f.bodyParam(fn))
	}
	decl = decl.Id(name).Params(params...)
	if fn.Result.Kind != core.VoidKind {
		decl = decl.Add(g.typ(fn.Result))
	}
	g.doc(fn.Comment, DocText(name, fn.Doc, about(fn)))
	symbol := name
	if fn.Recv != nil && !fn.Open {
		symbol = g.globals[fn.Recv.Type.Class] + "." + name
	}
	g.symbols[Symbol{g.path, symbol}] = fn
	g.file.Add(decl.Block(g.body(fn, func() []jen.Code { return f.body(fn) })...))
	g.file.Line()
}

// body generates the body of a function. What has no Go form makes it a stub.
func (g *generator) body(fn *core.Func, write func() []jen.Code) (code []jen.Code) {
	if fn.Status == core.Stub {
		return g.stubBody(fn)
	}
	defer func() {
		if p := recover(); p != nil {
			fn.Status = core.Stub
			fn.Reasons = append(fn.Reasons, core.Reason{Code: "no-go-form", Text: fmt.Sprint(p), Pos: fn.Pos})
			code = g.stubBody(fn)
		}
	}()
	return write()
}

// body generates the statements of a function.
func (f *function) body(fn *core.Func) []jen.Code {
	if fn.Yields != nil && !fn.Manager {
		f.read = core.Read(fn.Body)
		return []jen.Code{jen.Return(f.sequence(fn))}
	}
	f.read, f.result = core.Read(fn.Body), fn.Result
	if n := len(fn.Body); n > 0 {
		f.last = fn.Body[n-1]
	}
	code := f.block(fn.Body)
	if fn.Result.Kind != core.VoidKind && !core.Terminates(fn.Body) {
		code = append(code, jen.Panic(jen.Lit("unreachable")))
	}
	return code
}

// stubBody is the body of what was not carried over: its Python text and a
// panic that names the place.
func (g *generator) stubBody(fn *core.Func) []jen.Code {
	if g.prog.Seams {
		return g.seamBody(fn)
	}
	return append(stubComments(fn), jen.Panic(jen.Lit("not ported: "+place(fn.Pos))))
}

// stubComments are the reasons for a stub and its Python text.
func stubComments(fn *core.Func) []jen.Code {
	var lines []string
	for _, r := range fn.Reasons {
		if r.Code == core.SignatureOnly {
			continue
		}
		lines = append(lines, commentText("// ", fmt.Sprintf("Not ported: %s (%s).", r.Text, place(r.Pos))))
	}
	if text := strings.TrimRight(fn.Source, "\n"); text != "" {
		lines = append(lines, commentText("//\t", text))
	}
	if len(lines) == 0 {
		return nil
	}
	// The empty line keeps gofmt from taking the text for documentation.
	return []jen.Code{jen.Comment(strings.Join(lines, "\n")), jen.Line()}
}

// place writes a Python position.
func place(p core.Pos) string { return fmt.Sprintf("%s:%d", p.File, p.Line) }

// receiverName is the first letter of the class, as Go has it.
func receiverName(class string) string {
	r, _ := utf8.DecodeRuneInString(mixedCaps(class, true))
	return string(unicode.ToLower(r))
}

// about says whether a function returns something.
func about(fn *core.Func) Subject {
	if fn.Result == nil || fn.Result.Kind == core.VoidKind {
		return AProcedure
	}
	return AResult
}

// doc writes comment lines and documentation above a declaration.
func (g *generator) doc(comment, doc string) {
	for _, text := range []string{comment, doc} {
		if text = strings.Trim(text, "\n"); strings.TrimSpace(text) != "" {
			g.file.Comment(commentText("// ", text))
		}
	}
}

// storesOnly returns the fields that the statements of an initialiser store, if they
// do nothing else and read no field.
func storesOnly(body []core.Stmt, self *core.Var) ([]core.FieldValue, bool) {
	var values []core.FieldValue
	for _, s := range body {
		a, ok := s.(*core.Assign)
		if !ok || len(a.Comment) > 0 || a.Trail != "" {
			return nil, false
		}
		get, ok := a.Target.(*core.Get)
		if !ok {
			return nil, false
		}
		if r, ok := get.X.(*core.Ref); !ok || r.Var != self || usesVar(a.X, self) {
			return nil, false
		}
		values = append(values, core.FieldValue{Field: get.Field, Value: a.X})
	}
	return values, len(values) > 0
}

// usesVar tells whether an expression reads a variable.
func usesVar(e core.Expr, v *core.Var) bool {
	found := false
	core.InspectExpr(e, func(x core.Expr) {
		if r, ok := x.(*core.Ref); ok && r.Var == v {
			found = true
		}
	})
	return found
}
