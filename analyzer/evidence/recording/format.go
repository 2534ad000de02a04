package recording

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// String is the call in the form of Python, for people to read.
func (v *Vector) String() string {
	var b strings.Builder
	b.WriteString("(" + join(v.Before) + ")")
	switch {
	case v.Raised != nil:
		fmt.Fprintf(&b, " raises %s: %s", v.Raised.Class, v.Raised.Message)
	case v.Result != nil:
		b.WriteString(" -> " + v.Result.String())
	}
	if v.After != nil {
		b.WriteString(", arguments then (" + join(v.After) + ")")
	}
	if v.Stdout != "" {
		fmt.Fprintf(&b, ", writes %q", v.Stdout)
	}
	return b.String()
}

func join(list []*Value) string {
	var parts []string
	for _, x := range list {
		parts = append(parts, x.String())
	}
	return strings.Join(parts, ", ")
}

// String is the value in the form of Python, for people to read: what holds
// itself ends in "...".
func (v *Value) String() string {
	var b strings.Builder
	v.write(&b, map[*Value]bool{})
	return b.String()
}

// brackets are those of containers.
var brackets = map[Kind][2]string{
	List: {"[", "]"}, Tuple: {"(", ")"}, Set: {"{", "}"}, FrozenSet: {"frozenset({", "})"}, Dict: {"{", "}"},
}

func (v *Value) write(b *strings.Builder, open map[*Value]bool) {
	if open[v] {
		b.WriteString("...")
		return
	}
	open[v] = true
	defer delete(open, v)
	switch v.Kind {
	case None:
		b.WriteString("None")
	case Bool:
		b.WriteString(map[bool]string{true: "True", false: "False"}[v.Bool])
	case Int:
		b.WriteString(v.Int.String())
	case Float:
		b.WriteString(floatText(v.Float))
	case Complex:
		fmt.Fprintf(b, "complex(%s, %s)", floatText(v.Float), floatText(v.Imag))
	case Str:
		b.WriteString(strconv.Quote(v.Text))
	case Bytes:
		b.WriteString("b" + strconv.Quote(v.Text))
	case ByteArray:
		b.WriteString("bytearray(b" + strconv.Quote(v.Text) + ")")
	case List, Tuple, Set, FrozenSet, Dict:
		v.writeItems(b, open)
	case Object:
		v.writeObject(b, open)
	case Enum:
		b.WriteString(v.Type + "." + v.Text)
	case ClassRef, FunctionRef, ModuleRef:
		b.WriteString(v.Type)
	case MethodRef:
		v.Base.write(b, open)
		b.WriteString("." + v.Type)
	case Const:
		b.WriteString(v.Text)
	case Opaque:
		b.WriteString("<" + v.Type + ">")
	case Redacted:
		b.WriteString("<" + v.Type + " left out>")
	}
}

func (v *Value) writeItems(b *strings.Builder, open map[*Value]bool) {
	b.WriteString(brackets[v.Kind][0])
	for i, item := range v.Items {
		if i > 0 {
			b.WriteString(", ")
		}
		if v.Kind == Dict {
			v.Keys[i].write(b, open)
			b.WriteString(": ")
		}
		item.write(b, open)
	}
	if v.Kind == Tuple && len(v.Items) == 1 {
		b.WriteString(",")
	}
	b.WriteString(brackets[v.Kind][1])
}

func (v *Value) writeObject(b *strings.Builder, open map[*Value]bool) {
	b.WriteString(v.Type + "(")
	for i, f := range v.Fields {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(f.Name + "=")
		f.Value.write(b, open)
	}
	if v.Base != nil {
		if len(v.Fields) > 0 {
			b.WriteString(", ")
		}
		v.Base.write(b, open)
	}
	b.WriteString(")")
}

func floatText(f float64) string {
	switch {
	case math.IsNaN(f):
		return "nan"
	case math.IsInf(f, 0):
		return strings.TrimPrefix(strings.ToLower(strconv.FormatFloat(f, 'g', -1, 64)), "+")
	}
	text := strconv.FormatFloat(f, 'g', -1, 64)
	if !strings.ContainsAny(text, ".e") {
		text += ".0"
	}
	return text
}
