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

// goTest returns a Go test for a difference, to be put into a file of the function's
// package: it calls the function, and fails where the result can be written in Go.
// It is "" where an argument cannot.
func (s *session) goTest(c call, p pair, want string) string {
	at, ok := s.decls.Find(s.ledger.Symbol(*s.f.entry))
	if !ok {
		return ""
	}
	w := goWriter{dyn: !s.f.typed}
	var invoke, result string
	if w.dyn {
		invoke, result = w.dynamic(c), w.repr(s.f, p.want)
	} else {
		invoke, result = w.typed(at.Text, c, p.want)
	}
	if w.failed {
		return ""
	}
	body := invoke
	switch {
	case result != "":
		body = fmt.Sprintf("if got := %s; got != %s {\n\t\tt.Errorf(\"got %%v\", got)\n\t}", invoke, result)
	case w.dyn:
		body = "t.Log(" + invoke + ")"
	}
	name := strings.NewReplacer(".", "_", "<", "", ">", "").Replace(s.f.path)
	return fmt.Sprintf("package %s\n\n%s\n// CPython: %s\nfunc TestMolt_%s(t *testing.T) {\n\t%s\n}\n",
		path.Base(path.Dir(at.File)), w.imports(body, s.ledger.Module), strings.ReplaceAll(want, "\n", " "), name, body)
}

// imports returns the imports of a test.
func (w *goWriter) imports(body, module string) string {
	std, own := "\t\"testing\"\n", ""
	if strings.Contains(body, "math.") {
		std = "\t\"math\"\n" + std
	}
	if w.dyn {
		own = fmt.Sprintf("\n\t%q\n", path.Join(module, "internal", "dyn"))
	}
	return "import (\n" + std + own + ")\n"
}

// repr returns the repr of what CPython returned, as a Go string; "" where that is
// not the same on every run, or nothing was returned.
func (w *goWriter) repr(f *function, a *answer) string {
	if a.Raised != nil || len(a.values) != len(f.params().Names)+1 {
		return ""
	}
	plain := true
	result := a.values[len(a.values)-1]
	result.Walk(func(v *recording.Value) {
		switch v.Kind {
		case recording.None, recording.Bool, recording.Int, recording.List, recording.Tuple, recording.Dict:
		case recording.Str:
			plain = plain && !strings.ContainsFunc(v.Text, func(r rune) bool { return r < ' ' || r > '~' || r == '\'' || r == '\\' })
		default:
			plain = false
		}
	})
	if !plain {
		return ""
	}
	return strconv.Quote(literal(result))
}

// A goWriter writes values as Go expressions.
type goWriter struct {
	dyn    bool
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
		return fmt.Sprintf("dyn.Repr(dyn.CallKw(%s, []dyn.Value{%s}, []dyn.Kw{%s}))", args[0], strings.Join(args[1:], ", "), strings.Join(kw, ", "))
	}
	return fmt.Sprintf("dyn.Repr(dyn.Call(%s))", strings.Join(args, ", "))
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
// declaration, and what it should give, "" where that is no scalar.
func (w *goWriter) typed(decl string, c call, want *answer) (invoke, result string) {
	tree, err := parser.ParseFile(token.NewFileSet(), "", "package p\n"+decl, parser.SkipObjectResolution)
	if err != nil || len(tree.Decls) == 0 {
		return w.fail(), ""
	}
	f, ok := tree.Decls[0].(*ast.FuncDecl)
	if !ok || f.Recv != nil {
		return w.fail(), ""
	}
	var types []ast.Expr
	for _, p := range f.Type.Params.List {
		for range max(1, len(p.Names)) {
			types = append(types, p.Type)
		}
	}
	if len(types) != len(c.values) {
		return w.fail(), ""
	}
	args := make([]string, len(types))
	for i, v := range c.values {
		args[i] = w.literal(v, types[i])
	}
	invoke = fmt.Sprintf("%s(%s)", f.Name.Name, strings.Join(args, ", "))
	if f.Type.Results == nil {
		return invoke, ""
	}
	inner := goWriter{}
	if want.Raised == nil && len(want.values) == len(args)+1 {
		if t, ok := f.Type.Results.List[0].Type.(*ast.Ident); ok {
			result = inner.literal(want.values[len(args)], t)
		}
	}
	if inner.failed || result == "" || strings.Contains(result, "NaN") {
		return "t.Logf(\"%#v\", " + invoke + ")", ""
	}
	return invoke, result
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
