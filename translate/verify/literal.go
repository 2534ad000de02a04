package verify

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/molt-go/molt/analyzer/evidence/recording"
	"github.com/molt-go/molt/translate/verify/inputs"
)

// literal returns a value as a Python expression. A value that holds itself is cut
// at "...".
func literal(v *recording.Value) string {
	p := printer{open: map[*recording.Value]bool{}}
	return p.text(v)
}

type printer struct {
	open map[*recording.Value]bool
	made map[string]string // better expressions for objects, by their literals
	// shown tells that the text is for people: objects are shown by their fields.
	shown bool
}

// shownText returns a value as text for people.
func shownText(v *recording.Value) string {
	p := printer{open: map[*recording.Value]bool{}, shown: true}
	return p.text(v)
}

func (p *printer) text(v *recording.Value) string {
	if v == nil {
		return "?"
	}
	if p.open[v] {
		return "..."
	}
	p.open[v] = true
	defer delete(p.open, v)
	switch v.Kind {
	case recording.None:
		return "None"
	case recording.Bool:
		return map[bool]string{true: "True", false: "False"}[v.Bool]
	case recording.Int:
		return v.Int.String()
	case recording.Float:
		return floatText(v.Float)
	case recording.Complex:
		return "complex(" + floatText(v.Float) + ", " + floatText(v.Imag) + ")"
	case recording.Str:
		return quote(v.Text, "")
	case recording.Bytes:
		return quote(v.Text, "b")
	case recording.ByteArray:
		return "bytearray(" + quote(v.Text, "b") + ")"
	case recording.Const:
		return v.Text
	}
	return p.container(v)
}

func (p *printer) container(v *recording.Value) string {
	switch v.Kind {
	case recording.List:
		return "[" + p.list(v.Items) + "]"
	case recording.Tuple:
		if len(v.Items) == 1 {
			return "(" + p.text(v.Items[0]) + ",)"
		}
		return "(" + p.list(v.Items) + ")"
	case recording.Set:
		if len(v.Items) == 0 {
			return "set()"
		}
		return "{" + p.list(v.Items) + "}"
	case recording.FrozenSet:
		return "frozenset([" + p.list(v.Items) + "])"
	case recording.Dict:
		parts := make([]string, len(v.Items))
		for i, item := range v.Items {
			parts[i] = p.text(v.Keys[i]) + ": " + p.text(item)
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case recording.Enum:
		return dotted(v.Type) + "." + v.Text
	case recording.ClassRef, recording.FunctionRef, recording.ModuleRef:
		return dotted(v.Type)
	case recording.Object:
		return p.object(v)
	case recording.Opaque:
		if v.Text != "" {
			return v.Text
		}
	}
	return "<" + dotted(v.Type) + ">"
}

// object writes an instance that no constructor runs for.
func (p *printer) object(v *recording.Value) string {
	if v.Type == inputs.Iterator {
		return "(x for x in " + p.text(v.Base) + ")"
	}
	if p.made != nil {
		if text := p.made[literal(v)]; text != "" {
			return text
		}
	}
	if p.shown {
		return p.fields(v)
	}
	class := dotted(v.Type)
	made := class + ".__new__(" + class
	if v.Base != nil {
		made += ", " + p.text(v.Base)
	}
	made += ")"
	if len(v.Fields) == 0 {
		return made
	}
	parts := make([]string, len(v.Fields))
	for i, f := range v.Fields {
		parts[i] = fmt.Sprintf("object.__setattr__(o, %s, %s)", quote(f.Name, ""), p.text(f.Value))
	}
	return "(lambda o: (" + strings.Join(parts, ", ") + ", o)[-1])(" + made + ")"
}

// fields shows an object by what it holds.
func (p *printer) fields(v *recording.Value) string {
	text := "<" + dotted(v.Type)
	for _, f := range v.Fields {
		text += " " + f.Name + "=" + p.text(f.Value)
	}
	if v.Base != nil {
		text += " " + p.text(v.Base)
	}
	return text + ">"
}

func (p *printer) list(items []*recording.Value) string {
	parts := make([]string, len(items))
	for i, item := range items {
		parts[i] = p.text(item)
	}
	return strings.Join(parts, ", ")
}

func dotted(name string) string { return strings.ReplaceAll(name, ":", ".") }

func floatText(f float64) string {
	switch {
	case math.IsNaN(f):
		return "float('nan')"
	case math.IsInf(f, 1):
		return "float('inf')"
	case math.IsInf(f, -1):
		return "float('-inf')"
	}
	s := strconv.FormatFloat(f, 'g', -1, 64)
	if !strings.ContainsAny(s, ".e") {
		s += ".0"
	}
	return s
}

// quote writes a str, or with prefix b bytes, as a Python literal in ASCII.
func quote(s, prefix string) string {
	var b strings.Builder
	b.WriteString(prefix + "'")
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if prefix != "" {
			r, size = rune(s[i]), 1
		} else if r == utf8.RuneError && size == 1 && i+2 < len(s) && s[i] == 0xed { // a lone surrogate
			r, size = rune(s[i]&0xf)<<12|rune(s[i+1]&0x3f)<<6|rune(s[i+2]&0x3f), 3
		}
		i += size
		switch {
		case r == '\'' || r == '\\':
			b.WriteString(`\` + string(r))
		case r == '\n':
			b.WriteString(`\n`)
		case r >= ' ' && r < 0x7f:
			b.WriteRune(r)
		case r < 0x100:
			fmt.Fprintf(&b, `\x%02x`, r)
		case r < 0x10000:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
	}
	return b.String() + "'"
}
