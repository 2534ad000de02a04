package verify

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/molt-go/molt/analyzer/evidence/recording"
)

// goTest returns a Go test that calls a function with the arguments of a difference
// and logs what it gives, to be put into a file of the function's package; "" where
// an argument cannot be written in Go.
func (s *session) goTest(c call, want string) string {
	at, ok := s.decls.Find(s.ledger.Symbol(*s.f.entry))
	if !ok {
		return ""
	}
	w := goWriter{pool: s.pool, dyn: s.dyn, module: s.f.module}
	invoke := w.dynamic(c)
	if !s.dyn {
		invoke = w.typed(at.Text, c)
	}
	if w.failed || invoke == "" {
		return ""
	}
	lib := "pyrt"
	if s.dyn {
		lib = "dyn"
	}
	imports := "import (\n"
	if strings.Contains(invoke, "math.") {
		imports += "\t\"math\"\n"
	}
	imports += "\t\"testing\"\n"
	if strings.Contains(invoke, lib+".") {
		imports += fmt.Sprintf("\n\t%q\n", path.Join(s.ledger.Module, "internal", lib))
	}
	name := strings.NewReplacer(".", "_", "<", "", ">", "").Replace(s.f.path)
	return fmt.Sprintf("// In package %s:\n%s)\n\n// Python: %s\nfunc TestMolt_%s(t *testing.T) {\n\t%s\n}\n", path.Dir(at.File), imports, strings.ReplaceAll(want, "\n", " "), name, invoke)
}

// A goWriter writes values as Go expressions.
type goWriter struct {
	pool   *pool
	dyn    bool
	module string
	failed bool
}

func (w *goWriter) fail() string {
	w.failed = true
	return ""
}

// dynamic writes a call through the module, as Python makes it.
func (w *goWriter) dynamic(c call) string {
	target := fmt.Sprintf("dyn.Value(dyn.ImportModule(%q))", c.fn.module)
	for _, part := range strings.Split(c.fn.path, ".") {
		target = fmt.Sprintf("dyn.GetAttr(%s, %q)", target, part)
	}
	if c.fn.kind != "" {
		target = fmt.Sprintf("dyn.GetAttr(%s, %q)", target, map[string]string{"getter": "fget", "setter": "fset", "deleter": "fdel"}[c.fn.kind])
	}
	params := c.fn.params()
	args := []string{target}
	var kw []string
	for i, v := range c.values {
		switch params.By[i] {
		case "keyword":
			kw = append(kw, fmt.Sprintf("{Name: %q, Value: %s}", params.Names[i], w.value(v)))
		case "args":
			for _, item := range v.Items {
				args = append(args, w.value(item))
			}
		case "kwargs":
			for j, item := range v.Items {
				kw = append(kw, fmt.Sprintf("{Name: %q, Value: %s}", v.Keys[j].Text, w.value(item)))
			}
		default:
			args = append(args, w.value(v))
		}
	}
	if c.fn.bound {
		args = append(args[:1], args[2:]...)
	}
	if len(kw) > 0 {
		return fmt.Sprintf("t.Log(dyn.Repr(dyn.CallKw(%s, []dyn.Value{%s}, []dyn.Kw{%s})))", args[0], strings.Join(args[1:], ", "), strings.Join(kw, ", "))
	}
	return fmt.Sprintf("t.Log(dyn.Repr(dyn.Call(%s)))", strings.Join(args, ", "))
}

// value writes a dynamic value.
func (w *goWriter) value(v *recording.Value) string {
	switch v.Kind {
	case recording.None:
		return "nil"
	case recording.Bool:
		return strconv.FormatBool(v.Bool)
	case recording.Int:
		if v.Int.IsInt64() {
			return v.Int.String()
		}
		return fmt.Sprintf("dyn.BigInt(%q)", v.Int.String())
	case recording.Float:
		return goFloat(v.Float)
	case recording.Str:
		return strconv.Quote(v.Text)
	case recording.Bytes:
		return "dyn.Bytes(" + strconv.Quote(v.Text) + ")"
	case recording.List:
		return "dyn.NewList(" + w.values(v.Items) + ")"
	case recording.Tuple:
		return "dyn.NewTuple(" + w.values(v.Items) + ")"
	case recording.Set:
		return "dyn.NewSet(" + w.values(v.Items) + ")"
	case recording.Dict:
		var items []*recording.Value
		for i, item := range v.Items {
			items = append(items, v.Keys[i], item)
		}
		return "dyn.NewDict(" + w.values(items) + ")"
	}
	return w.fail()
}

func (w *goWriter) values(list []*recording.Value) string {
	parts := make([]string, len(list))
	for i, v := range list {
		parts[i] = w.value(v)
	}
	return strings.Join(parts, ", ")
}

func goFloat(f float64) string {
	text := strings.TrimPrefix(floatText(f), "float(")
	switch text {
	case "'nan')":
		return "math.NaN()"
	case "'inf')":
		return "math.Inf(1)"
	case "'-inf')":
		return "math.Inf(-1)"
	}
	return "float64(" + text + ")"
}

// typed writes a call of a function with Go's own types, by the text of its
// declaration.
func (w *goWriter) typed(decl string, c call) string {
	tree, err := parser.ParseFile(token.NewFileSet(), "", "package p\n"+decl, parser.SkipObjectResolution)
	if err != nil || len(tree.Decls) == 0 {
		return w.fail()
	}
	f, ok := tree.Decls[0].(*ast.FuncDecl)
	if !ok || f.Recv != nil {
		return w.fail()
	}
	var types []ast.Expr
	for _, p := range f.Type.Params.List {
		for range max(1, len(p.Names)) {
			types = append(types, p.Type)
		}
	}
	if len(types) != len(c.values) {
		return w.fail()
	}
	args := make([]string, len(types))
	for i, v := range c.values {
		args[i] = w.literal(v, types[i])
	}
	invoke := fmt.Sprintf("%s(%s)", f.Name.Name, strings.Join(args, ", "))
	if f.Type.Results == nil {
		return invoke
	}
	return "t.Logf(\"%#v\", " + invoke + ")"
}

// literal writes a value of a type.
func (w *goWriter) literal(v *recording.Value, t ast.Expr) string {
	switch t := t.(type) {
	case *ast.Ident:
		switch {
		case t.Name == "int" && v.Kind == recording.Int, t.Name == "bool" && v.Kind == recording.Bool:
			return strings.ToLower(literal(v))
		case t.Name == "float64" && v.Kind == recording.Float:
			return goFloat(v.Float)
		case t.Name == "string" && v.Kind == recording.Str && utf8.ValidString(v.Text):
			return strconv.Quote(v.Text)
		}
	case *ast.ArrayType:
		if t.Len != nil || v.Kind != recording.List && v.Kind != recording.Tuple {
			return w.fail()
		}
		elem, ok := typeText(t.Elt)
		if !ok {
			return w.fail()
		}
		parts := make([]string, len(v.Items))
		for i, item := range v.Items {
			parts[i] = w.literal(item, t.Elt)
		}
		return "[]" + elem + "{" + strings.Join(parts, ", ") + "}"
	}
	return w.fail()
}

// typeText writes types of names and slices.
func typeText(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name, true
	case *ast.ArrayType:
		elem, ok := typeText(e.Elt)
		return "[]" + elem, ok && e.Len == nil
	}
	return "", false
}
