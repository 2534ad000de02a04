package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// A prettyPrinter is a pprint.PrettyPrinter.
type prettyPrinter struct {
	indent, width int
	depth         Value
	stream        Value
	compact, sort bool
	out           strings.Builder
}

var prettyPrinterType = NewType("pprint", "PrettyPrinter")

// PyClass returns pprint.PrettyPrinter.
func (p *prettyPrinter) PyClass() *Class { return prettyPrinterType }

// newPrettyPrinter reads indent, width, depth, stream, compact, sort_dicts.
func newPrettyPrinter(a []Value) *prettyPrinter {
	p := &prettyPrinter{indent: Index(a[0]), width: Index(a[1]), depth: a[2], stream: a[3], compact: Truth(a[4]), sort: Truth(a[5])}
	switch {
	case p.indent < 0:
		raise(pyrt.ValueError, "indent must be >= 0")
	case p.width == 0:
		raise(pyrt.ValueError, "width must be != 0")
	case p.depth != nil:
		panic(pyrt.NewGuard("pprint with a depth is not carried over"))
	case len(a) > 6 && Truth(a[6]):
		panic(pyrt.NewGuard("pprint with underscore_numbers is not carried over"))
	}
	return p
}

// text returns pformat(v).
func (p *prettyPrinter) text(v Value) string {
	p.out.Reset()
	p.format(v, 0, 0, 0)
	return p.out.String()
}

func textWidth(s string) int { return pyrt.StrLen(s) }

func (p *prettyPrinter) write(s string) { p.out.WriteString(s) }

// format writes v from a column on; allowance is the room for what follows it.
func (p *prettyPrinter) format(v Value, indent, allowance, level int) {
	rep := p.repr(v)
	if textWidth(rep) <= p.width-indent-allowance {
		p.write(rep)
		return
	}
	level++
	native := v
	o, isObject := v.(*Object)
	if isObject {
		if info := dataInfoOf(v); info != nil && !o.holdsBuiltin() && info.options.repr {
			p.formatDataclass(o, info, indent, allowance, level)
			return
		}
		if !o.holdsBuiltin() || !isBuiltin(o.class.lookup("__repr__")) {
			p.write(rep)
			return
		}
		if o.class.Module == "collections" {
			panic(pyrt.NewGuard("pprint of a long " + o.class.Name + " is not carried over"))
		}
		native = o.native
	}
	switch x := native.(type) {
	case *Dict:
		p.write("{")
		p.pad()
		p.formatDict(x, indent, allowance+1, level)
		p.write("}")
	case *List:
		p.write("[")
		p.formatItems(x.Items, indent, allowance+1, level)
		p.write("]")
	case Tuple:
		end := ")"
		if len(x) == 1 {
			end = ",)"
		}
		p.write("(")
		p.formatItems(x, indent, allowance+len(end), level)
		p.write(end)
	case *Set:
		p.formatSet(x, ClassOf(v), rep, indent, allowance, level)
	case string:
		p.formatStr(x, rep, indent, allowance, level)
	case Bytes, *ByteArray, *mappingProxy, *Deque:
		panic(pyrt.NewGuard("pprint of a long " + TypeName(v) + " is not carried over"))
	default:
		p.write(rep)
	}
}

// pad writes what indents the first item more than the bracket does.
func (p *prettyPrinter) pad() {
	if p.indent > 1 {
		p.write(strings.Repeat(" ", p.indent-1))
	}
}

func (p *prettyPrinter) items(d *Dict) []Value {
	items := pairList(d).Items
	if p.sort {
		pyrt.SortFunc(items, func(x, y Value) bool { return safeLess(x.(Tuple)[0], y.(Tuple)[0]) })
	}
	return items
}

// safeLess orders values of any types, those that cannot be compared by the name
// of their type.
func safeLess(a, b Value) (less bool) {
	defer func() {
		if p := recover(); p != nil {
			if e, ok := p.(*pyrt.Exception); !ok || !pyrt.Is(e, pyrt.TypeError) {
				panic(p)
			}
			less = Repr(ClassOf(a)) < Repr(ClassOf(b))
		}
	}()
	return Less(a, b)
}

func (p *prettyPrinter) formatDict(d *Dict, indent, allowance, level int) {
	indent += p.indent
	items := p.items(d)
	for i, item := range items {
		pair := item.(Tuple)
		rep := p.repr(pair[0])
		p.write(rep + ": ")
		last := i == len(items)-1
		room := 1
		if last {
			room = allowance
		}
		p.format(pair[1], indent+textWidth(rep)+2, room, level)
		if !last {
			p.write(",\n" + strings.Repeat(" ", indent))
		}
	}
}

func (p *prettyPrinter) formatItems(items []Value, indent, allowance, level int) {
	indent += p.indent
	p.pad()
	newline := ",\n" + strings.Repeat(" ", indent)
	delim := ""
	most := p.width - indent + 1
	width := most
	for i, v := range items {
		last := i == len(items)-1
		if last {
			most -= allowance
			width -= allowance
		}
		if p.compact {
			rep := p.repr(v)
			w := textWidth(rep) + 2
			if width < w {
				width = most
				if delim != "" {
					delim = newline
				}
			}
			if width >= w {
				width -= w
				p.write(delim + rep)
				delim = ", "
				continue
			}
		}
		p.write(delim)
		delim = newline
		room := 1
		if last {
			room = allowance
		}
		p.format(v, indent, room, level)
	}
}

func (p *prettyPrinter) formatSet(s *Set, c *Class, rep string, indent, allowance, level int) {
	if s.Len() == 0 {
		p.write(rep)
		return
	}
	open, end := "{", "}"
	if c != SetType {
		open, end = c.Name+"({", "})"
		indent += len(c.Name) + 1
	}
	items := s.List()
	pyrt.SortFunc(items, safeLess)
	p.write(open)
	p.formatItems(items, indent, allowance+len(end), level)
	p.write(end)
}

func (p *prettyPrinter) formatDataclass(o *Object, info *dataInfo, indent, allowance, level int) {
	name := o.class.Name
	p.write(name + "(")
	indent += len(name) + 1
	var fields []*dataField
	for _, f := range info.plain() {
		if f.repr {
			fields = append(fields, f)
		}
	}
	for i, f := range fields {
		p.write(f.name + "=")
		last := i == len(fields)-1
		room := 1
		if last {
			room = allowance + 1
		}
		p.format(GetAttr(o, f.name), indent+len(f.name)+1, room, level)
		if !last {
			p.write(",\n" + strings.Repeat(" ", indent))
		}
	}
	p.write(")")
}

// words splits a line behind each run of white space.
func words(line string) []string {
	var out []string
	start, space := 0, false
	for i, r := range line {
		isSpace := pyrt.IsSpace(string(r))
		if space && !isSpace {
			out = append(out, line[start:i])
			start = i
		}
		space = isSpace
	}
	return append(out, line[start:])
}

func (p *prettyPrinter) formatStr(s, rep string, indent, allowance, level int) {
	if level == 1 {
		indent++
		allowance++
	}
	var chunks []string
	lines := pyrt.SplitLines(s, true)
	most := p.width - indent
	for i, line := range lines {
		lastLine := i == len(lines)-1
		rep = pyrt.Repr(line)
		room := most
		if lastLine {
			room -= allowance
		}
		if textWidth(rep) <= room {
			chunks = append(chunks, rep)
			continue
		}
		current := ""
		parts := words(line)
		room = most
		for j, part := range parts {
			if j == len(parts)-1 && lastLine {
				room -= allowance
			}
			if textWidth(pyrt.Repr(current+part)) > room {
				if current != "" {
					chunks = append(chunks, pyrt.Repr(current))
				}
				current = part
			} else {
				current += part
			}
		}
		if current != "" {
			chunks = append(chunks, pyrt.Repr(current))
		}
	}
	if len(chunks) == 1 {
		p.write(rep)
		return
	}
	text := strings.Join(chunks, "\n"+strings.Repeat(" ", indent))
	if level == 1 {
		text = "(" + text + ")"
	}
	p.write(text)
}

// repr is repr(v) with the keys of dicts sorted.
func (p *prettyPrinter) repr(v Value) string {
	switch x := v.(type) {
	case *Dict:
		parts := make([]string, 0, x.Len())
		for _, item := range p.items(x) {
			parts = append(parts, p.repr(item.(Tuple)[0])+": "+p.repr(item.(Tuple)[1]))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case *List:
		return "[" + p.reprs(x.Items) + "]"
	case Tuple:
		if len(x) == 1 {
			return "(" + p.repr(x[0]) + ",)"
		}
		return "(" + p.reprs(x) + ")"
	}
	return Repr(v)
}

func (p *prettyPrinter) reprs(items []Value) string {
	parts := make([]string, len(items))
	for i, v := range items {
		parts[i] = p.repr(v)
	}
	return strings.Join(parts, ", ")
}

// print writes v and a newline to the stream.
func (p *prettyPrinter) print(v Value) Value {
	stream := p.stream
	if stream == nil {
		stream = SysStdout
	}
	callMethod(stream, "write", p.text(v)+"\n")
	return nil
}

func init() {
	t := prettyPrinterType
	t.Native(func(_ *Class, args []Value, kw []Kw) Value {
		return newPrettyPrinter(signatureOf("indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False").bind("PrettyPrinter", args, kw, nil))
	}, nil)
	t.Hooks("format", "_format", "_repr", "_dispatch")
	t.Def("pprint(object)", func(a []Value) Value { return a[0].(*prettyPrinter).print(a[1]) })
	t.Def("pformat(object)", func(a []Value) Value { return a[0].(*prettyPrinter).text(a[1]) })
}

// ModPprint is the module pprint.
var ModPprint = NewLibrary("pprint", func(m *Module) {
	m.Const("PrettyPrinter", prettyPrinterType)
	m.Def("pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False)", func(a []Value) Value {
		return newPrettyPrinter([]Value{a[1], a[2], a[3], nil, a[4], a[5], a[6]}).text(a[0])
	})
	m.Def("pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False)", func(a []Value) Value {
		return newPrettyPrinter([]Value{a[2], a[3], a[4], a[1], a[5], a[6], a[7]}).print(a[0])
	})
	m.Def("pp(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=False, underscore_numbers=False)", func(a []Value) Value {
		return newPrettyPrinter([]Value{a[2], a[3], a[4], a[1], a[5], a[6], a[7]}).print(a[0])
	})
	m.Def("saferepr(object)", func(a []Value) Value { return (&prettyPrinter{sort: true}).repr(a[0]) })
})
