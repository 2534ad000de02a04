package parity

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/molt-go/molt/analyzer/evidence/recording"
)

// literal writes a recorded value as Go of a type. The error says what has no one
// Go form.
func (w *writer) literal(v *recording.Value, t ast.Expr) (string, error) {
	if v.ID != 0 {
		return "", errors.New("it is shared")
	}
	switch t := t.(type) {
	case *ast.Ident:
		return w.named(v, t.Name)
	case *ast.StarExpr:
		name, ok := t.X.(*ast.Ident)
		switch {
		case !ok:
			return "", noForm(v, types.ExprString(t))
		case v.Kind == recording.None:
			return "(*" + name.Name + ")(nil)", nil
		}
		text, err := w.object(v, name.Name)
		return "&" + text, err
	case *ast.ArrayType:
		if v.Kind != recording.List || t.Len != nil {
			return "", noForm(v, "a slice")
		}
		return w.items(v.Items, t.Elt)
	case *ast.Ellipsis:
		if v.Kind != recording.Tuple {
			return "", noForm(v, "further arguments")
		}
		return w.items(v.Items, t.Elt)
	case *ast.MapType:
		return w.dict(v, t)
	}
	return "", noForm(v, types.ExprString(t))
}

func noForm(v *recording.Value, what string) error {
	return fmt.Errorf("%s has no form as %s", v.Kind, what)
}

// named writes a value of a type that has a name, so that a variable declared by it
// has that type.
func (w *writer) named(v *recording.Value, name string) (string, error) {
	switch {
	case name == "bool" && v.Kind == recording.Bool:
		return strconv.FormatBool(v.Bool), nil
	case name == "int" && v.Kind == recording.Int && v.Int.IsInt64():
		return v.Int.String(), nil
	case name == "string" && v.Kind == recording.Str && utf8.ValidString(v.Text):
		return strconv.Quote(v.Text), nil
	case name == "float64" && v.Kind == recording.Float:
		return floatLiteral(v.Float), nil
	case v.Kind == recording.Object:
		return w.object(v, name)
	}
	return "", noForm(v, name)
}

func floatLiteral(x float64) string {
	switch {
	case math.IsNaN(x):
		return "math.NaN()"
	case math.IsInf(x, 0):
		return fmt.Sprintf("math.Inf(%d)", int(math.Copysign(1, x)))
	case x == 0 && math.Signbit(x):
		return "math.Copysign(0, -1)"
	}
	text := strconv.FormatFloat(x, 'g', -1, 64)
	if !strings.ContainsAny(text, ".e") {
		text += ".0" // 10 would be an int
	}
	return text
}

func (w *writer) items(items []*recording.Value, elem ast.Expr) (string, error) {
	var list []string
	for _, x := range items {
		text, err := w.literal(x, elem)
		if err != nil {
			return "", err
		}
		list = append(list, text)
	}
	if typeText(elem) == "" {
		return "", errors.New("the type of its elements stands in another package")
	}
	return "[]" + typeText(elem) + "{" + strings.Join(list, ", ") + "}", nil
}

func (w *writer) dict(v *recording.Value, t *ast.MapType) (string, error) {
	if v.Kind != recording.Dict {
		return "", noForm(v, "a map")
	}
	var list []string
	for i, x := range v.Items {
		key, err := w.literal(v.Keys[i], t.Key)
		if err != nil {
			return "", err
		}
		text, err := w.literal(x, t.Value)
		if err != nil {
			return "", err
		}
		list = append(list, key+": "+text)
	}
	if typeText(t) == "" {
		return "", errors.New("the type of its elements stands in another package")
	}
	return typeText(t) + "{" + strings.Join(list, ", ") + "}", nil
}

// object writes an instance of a class as a struct of the package whose fields are
// the class's, one for one.
func (w *writer) object(v *recording.Value, name string) (string, error) {
	at, ok := w.port.Go.Find(w.dir + "." + name)
	_, class, _ := strings.Cut(v.Type, ":")
	if !ok || v.Kind != recording.Object || v.Base != nil || plain(class) != plain(name) {
		return "", noForm(v, name)
	}
	tree, err := parser.ParseFile(token.NewFileSet(), "", "package p\n"+at.Text, parser.SkipObjectResolution)
	if err != nil {
		return "", err
	}
	fields, ok := structFields(tree)
	if !ok || len(fields) != len(v.Fields) {
		return "", noForm(v, name)
	}
	var list []string
	for _, x := range v.Fields {
		goName := ""
		for f := range fields {
			if plain(f) == plain(x.Name) {
				goName = f
			}
		}
		if goName == "" {
			return "", fmt.Errorf("%s has no field %q", name, x.Name)
		}
		text, err := w.literal(x.Value, fields[goName])
		if err != nil {
			return "", err
		}
		list = append(list, goName+": "+text)
	}
	return name + "{" + strings.Join(list, ", ") + "}", nil
}

// plain is a name without what the two languages write differently.
func plain(name string) string {
	name = name[strings.LastIndexByte(name, '.')+1:]
	return strings.ToLower(strings.ReplaceAll(name, "_", ""))
}

// structFields returns the types of a struct's fields by name, unless it embeds.
func structFields(tree *ast.File) (map[string]ast.Expr, bool) {
	for _, d := range tree.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || len(g.Specs) != 1 {
			continue
		}
		t, ok := g.Specs[0].(*ast.TypeSpec)
		if !ok || t.TypeParams != nil {
			continue
		}
		s, ok := t.Type.(*ast.StructType)
		if !ok {
			continue
		}
		fields := map[string]ast.Expr{}
		for _, f := range s.Fields.List {
			if len(f.Names) == 0 {
				return nil, false
			}
			for _, n := range f.Names {
				fields[n.Name] = f.Type
			}
		}
		return fields, true
	}
	return nil, false
}

// typeText writes a type whose values literal writes; "" for any other.
func typeText(t ast.Expr) string {
	switch t := t.(type) {
	case *ast.Ident:
		return t.Name
	case *ast.StarExpr:
		return around("*", t.X)
	case *ast.ArrayType:
		return around("[]", t.Elt)
	case *ast.MapType:
		if key := typeText(t.Key); key != "" {
			return around("map["+key+"]", t.Value)
		}
	}
	return ""
}

func around(prefix string, t ast.Expr) string {
	if text := typeText(t); text != "" {
		return prefix + text
	}
	return ""
}
