package doctests

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// tree makes the module of the examples that are carried; nil if none is.
func (m *Module) tree() *syntax.File {
	var bodies []string
	used := map[string]bool{}
	for _, d := range m.Docs {
		if text := m.function(d, used); text != "" {
			bodies = append(bodies, text)
		}
	}
	if len(bodies) == 0 {
		return nil
	}
	head := fmt.Sprintf("\"\"\"Run the examples of %s's documentation, for its tests.\"\"\"\n\n%s\n\n", path.Base(m.Of.Path), m.imports(used))
	begin := "def begin(number):\n    \"\"\"Print the number of the example that begins.\"\"\"\n    print(f\"\\x1e{number}\")\n"
	text := head + begin + "\n\n" + strings.Join(bodies, "\n\n")
	m.number(text)
	t, err := syntax.Parse(m.Path, []byte(text))
	if err != nil { // one of them needs what a function has not, such as return
		for _, d := range m.Docs {
			d.dropAll("its examples do not stand in a function: " + err.Error())
		}
		return nil
	}
	return t
}

// number finds the lines of the examples in the module's text.
func (m *Module) number(text string) {
	m.lines = strings.Split(text, "\n")
	in := ""
	var last *Example
	byNumber := map[string]*Example{}
	for _, d := range m.Docs {
		for _, e := range d.Examples {
			e.begin, e.end = 0, 0
			if e.Skip == "" {
				byNumber[fmt.Sprintf("%s %d", d.Name, e.number)] = e
			}
		}
	}
	for i, l := range m.lines {
		if name, ok := strings.CutPrefix(l, "def "); ok {
			in = name[:strings.IndexByte(name, '(')]
		}
		n, isBegin := strings.CutPrefix(l, "    begin(")
		if isBegin || l == "" || strings.HasPrefix(l, "def ") {
			if last != nil {
				last.end = i + 1
			}
			last = nil
		}
		if isBegin {
			last = byNumber[in+" "+n[:strings.IndexByte(n, ')')]]
			if last != nil {
				last.begin = i + 1
			}
		}
	}
}

// function writes the function of a docstring, "" if none of its examples is
// carried, and notes the names that it reads.
func (m *Module) function(d *Doc, used map[string]bool) string {
	var b strings.Builder
	local := map[string]bool{}
	for i, e := range d.Examples {
		e.number = i + 1
		if e.Skip != "" {
			continue
		}
		code, why := m.code(e)
		if why == "" {
			why = m.rebinds(e, local)
		}
		if why != "" {
			e.Skip = why
			d.dependents(i)
			continue
		}
		for name := range bindings(e.Source) {
			local[name] = true
		}
		first, _, _ := strings.Cut(e.Source, "\n")
		fmt.Fprintf(&b, "    begin(%d)  # >>> %s\n", e.number, strings.TrimSpace(first))
		for _, l := range strings.Split(code, "\n") {
			if strings.TrimSpace(l) == "" {
				continue
			}
			b.WriteString("    " + l + "\n")
		}
		for name := range names(code) {
			used[name] = true
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return fmt.Sprintf("def %s():\n    \"\"\"Run the examples of %s.\"\"\"\n%s", d.Name, d.Of, b.String())
}

// rebinds says why an example cannot stand in a function: it reads a name of the
// module that another example binds only later.
func (m *Module) rebinds(e *Example, local map[string]bool) string {
	bound := bindings(e.Source)
	for name := range names(e.Source) {
		if bound[name] && !local[name] && m.Of.ModuleSymbol(name) {
			return "it reads and binds the module's " + name
		}
	}
	return ""
}

// code writes an example as statements of a function that print what CPython shows,
// or says why it cannot.
func (m *Module) code(e *Example) (code, why string) {
	if slices.Contains(e.Options, "SKIP") {
		return "", "its docstring says +SKIP"
	}
	tree, err := syntax.Parse("", []byte(e.Source+"\n"))
	if err != nil {
		return "", "it is no Python that parses: " + err.Error()
	}
	code = strings.TrimRight(tree.Text, "\n")
	for _, s := range tree.Body {
		if from, ok := s.(*syntax.ImportFrom); ok && len(from.Names) == 1 && from.Names[0].Name == "*" {
			return "pass", "" // its names are imported anyway
		}
	}
	if strings.Contains(code, "\"\"\"") || strings.Contains(code, "'''") || strings.Contains(code, "\\\n") {
		return "", "a text over several lines in it would be indented"
	}
	raised := e.raises()
	if e.Want != "" && raised == "" {
		if code, why = m.shown(tree, code); why != "" {
			return "", why
		}
	}
	if raised == "" {
		return code, ""
	}
	name := raised[strings.LastIndexByte(raised, '.')+1:]
	var b strings.Builder
	b.WriteString("try:\n")
	for _, l := range strings.Split(code, "\n") {
		b.WriteString("    " + l + "\n")
	}
	fmt.Fprintf(&b, "except %s as raised:\n    print(f\"%[1]s: {raised}\")", name)
	return b.String(), ""
}

// shown prints the value of an example that is an expression, as CPython's prompt
// does.
func (m *Module) shown(tree *syntax.File, code string) (text, why string) {
	if len(tree.Body) != 1 {
		return code, ""
	}
	x, ok := tree.Body[0].(*syntax.ExprStmt)
	if !ok {
		return code, showsInside(tree.Body[0])
	}
	source := tree.Source(x.Value.Range())
	if _, bare := x.Value.(*syntax.Tuple); bare {
		source = "(" + source + ")"
	}
	switch m.gives(x.Value) {
	case nothing:
		return source, ""
	case something:
		return "print(repr(" + source + "))", ""
	}
	return "shown = " + source + "\nif shown is not None:\n    print(repr(shown))", ""
}

// showsInside says that a compound statement has expressions whose values the prompt
// shows, "" if it has none but calls of print.
func showsInside(s syntax.Stmt) (why string) {
	syntax.InspectBody([]syntax.Stmt{s}, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.FunctionDef, *syntax.ClassDef, *syntax.Lambda:
			return false
		case *syntax.ExprStmt:
			call, ok := n.Value.(*syntax.Call)
			if name, isName := calledName(call, ok); !isName || name != "print" {
				why = "it shows values from inside a statement"
			}
		}
		return true
	})
	return why
}

func calledName(c *syntax.Call, ok bool) (string, bool) {
	if !ok {
		return "", false
	}
	n, ok := c.Func.(*syntax.Name)
	if !ok {
		return "", false
	}
	return n.ID, true
}

// A gift says whether an expression is known to be None, or not to be.
type gift uint8

const (
	anything gift = iota
	nothing
	something
)

// gives tells what an expression gives, as far as its form and the program's
// functions show it.
func (m *Module) gives(e syntax.Expr) gift {
	call, ok := e.(*syntax.Call)
	if !ok {
		switch e.(type) {
		case *syntax.Name, *syntax.Await, *syntax.Subscript, *syntax.IfExp, *syntax.BoolOp, *syntax.NamedExpr, *syntax.Attribute:
			return anything
		}
		return something
	}
	switch fn := call.Func.(type) {
	case *syntax.Name:
		if fn.ID == "print" {
			return nothing
		}
		if valued[fn.ID] && !m.Of.ModuleSymbol(fn.ID) {
			return something
		}
		for _, f := range m.Of.Funcs {
			if f.Name == fn.ID && f.Depth == 0 && f.Class == nil && f.Def != nil {
				return giftOf([]*resolve.Func{f})
			}
		}
		for _, c := range m.Of.Classes {
			if c.Name == fn.ID {
				return something
			}
		}
	case *syntax.Attribute:
		if list := m.prog.MethodsNamed(fn.Attr); len(list) > 0 {
			return giftOf(list)
		}
	}
	return anything
}

// valued are builtins whose calls are never None.
var valued = map[string]bool{"list": true, "tuple": true, "dict": true, "set": true, "sorted": true, "len": true, "sum": true, "str": true, "repr": true, "int": true, "float": true,
	"bool": true, "frozenset": true, "isinstance": true, "any": true, "all": true, "abs": true, "round": true, "type": true, "hash": true, "bytes": true}

// giftOf tells what calls of some functions give.
func giftOf(list []*resolve.Func) gift {
	out := anything
	for i, fn := range list {
		g := nothing
		if fn.IsGenerator || fn.IsAsync {
			g = something
		}
		for _, r := range fn.Returns {
			if r.Value == nil {
				continue
			}
			if c, ok := r.Value.(*syntax.Constant); ok && c.Kind == syntax.ConstNone {
				continue
			}
			g = something
		}
		if g == something && !fn.IsGenerator && mayFallOut(fn) {
			g = anything
		}
		if i > 0 && g != out {
			return anything
		}
		out = g
	}
	return out
}

// mayFallOut tells whether a function may end without a value, as far as its last
// statement and its plain returns tell.
func mayFallOut(fn *resolve.Func) bool {
	for _, r := range fn.Returns {
		c, none := r.Value.(*syntax.Constant)
		if r.Value == nil || none && c.Kind == syntax.ConstNone {
			return true
		}
		switch r.Value.(type) {
		case *syntax.Call, *syntax.Name, *syntax.Attribute, *syntax.Subscript, *syntax.IfExp, *syntax.BoolOp:
			return true // whatever that gives
		}
	}
	body := fn.Body()
	switch body[len(body)-1].(type) {
	case *syntax.Return, *syntax.Raise:
		return false
	}
	return true
}

// imports writes the imports of the names that the examples read and the module has.
func (m *Module) imports(used map[string]bool) string {
	var own, lines []string
	for _, name := range slices.Sorted(maps.Keys(used)) {
		if !m.Of.ModuleSymbol(name) {
			continue
		}
		if text := m.importOf(name); text != "" {
			lines = append(lines, text)
		} else {
			own = append(own, name)
		}
	}
	if len(own) > 0 {
		lines = append(lines, "from "+m.Of.Module.Name+" import "+strings.Join(own, ", "))
	}
	return strings.Join(lines, "\n")
}

// importOf returns the import statement by which the module has a name, "" if it has
// it by something else.
func (m *Module) importOf(name string) string {
	for i := range m.Of.Imports {
		imp := &m.Of.Imports[i]
		if imp.Symbol < 0 || imp.Name == "*" || imp.Scope != 0 || m.Of.Symbols[imp.Symbol].Name != name {
			continue
		}
		text := "import " + imp.Module
		if imp.Name != "" {
			text = "from " + strings.Repeat(".", imp.Level) + imp.Module + " import " + imp.Name
		}
		if imp.AsName != "" {
			text += " as " + imp.AsName
		}
		return text
	}
	return ""
}
