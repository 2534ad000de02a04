package dyn

import (
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// This file writes usage and help.

// width is how wide the help is.
func (p *parserObject) width() int {
	if n, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && n > 0 {
		return n - 2
	}
	return 78
}

func (a *argAction) choiceText() string {
	var texts []string
	for it := Over(a.choices); it.Next(); {
		texts = append(texts, Str(it.Value))
	}
	return "{" + strings.Join(texts, ",") + "}"
}

// metavars returns the n names that stand for an action's arguments.
func (a *argAction) metavars(standard string, n int) []string {
	text := standard
	switch {
	case a.metavar != nil:
		if t, ok := tupleOf(a.metavar); ok {
			names := make([]string, len(t))
			for i, v := range t {
				names[i] = Str(v)
			}
			return names
		}
		text = Str(a.metavar)
	case a.choices != nil:
		text = a.choiceText()
	}
	return slices.Repeat([]string{text}, n)
}

// argsText writes the arguments that an action takes.
func (a *argAction) argsText(standard string) string {
	switch n := a.nargs.(type) {
	case nil:
		return a.metavars(standard, 1)[0]
	case string:
		names := a.metavars(standard, 1)
		switch n {
		case "?":
			return "[" + names[0] + "]"
		case "*":
			if len(names) == 2 {
				return "[" + names[0] + " [" + names[1] + " ...]]"
			}
			return "[" + names[0] + " ...]"
		case "+":
			names = a.metavars(standard, 2)
			return names[0] + " [" + names[1] + " ...]"
		case "...":
			return "..."
		case "A...":
			return names[0] + " ..."
		}
		raise(pyrt.ValueError, "invalid nargs value")
	}
	return strings.Join(a.metavars(standard, Index(a.nargs)), " ")
}

// names returns what stands for an argument of the action by default.
func (p *parserObject) defaultMetavar(a *argAction) string {
	if p.formatter == metavarTypeFormatter && a.convert != nil {
		return Str(GetAttr(a.convert, "__name__"))
	}
	if len(a.flags) > 0 {
		return strings.ToUpper(a.dest)
	}
	return a.dest
}

// usageText writes the usage.
func (p *parserObject) usageText(prefix string) string {
	if p.usage == argSuppress {
		return ""
	}
	if p.usage != nil {
		return prefix + Str(Mod(Str(p.usage), dictOf("prog", p.prog))) + "\n"
	}
	var options, positionals []*argAction
	for _, a := range p.actions {
		if len(a.flags) > 0 {
			options = append(options, a)
		} else {
			positionals = append(positionals, a)
		}
	}
	return strings.TrimRight(p.usageOf(prefix, append(options, positionals...), p.exclusive), "\n") + "\n"
}

// usageOf writes the usage of some actions.
func (p *parserObject) usageOf(prefix string, actions []*argAction, exclusive []*exclusiveGroup) string {
	prog := Str(p.prog)
	usage := prog
	if text := p.actionsUsage(actions, exclusive); text != "" {
		usage += " " + text
	}
	width := p.width()
	if pyrt.StrLen(prefix)+pyrt.StrLen(usage) <= width {
		return prefix + usage + "\n\n"
	}
	split := func(positional bool) []string {
		var some []*argAction
		for _, a := range actions {
			if (len(a.flags) == 0) == positional {
				some = append(some, a)
			}
		}
		return pyrt.CompileRegex(`\(.*?\)+(?=\s|$)|\[.*?\]+(?=\s|$)|\S+`, 0).FindAll(p.actionsUsage(some, exclusive))
	}
	options, positionals := split(false), split(true)
	var lines []string
	if indent := pyrt.StrLen(prefix) + pyrt.StrLen(prog) + 1; float64(indent-1) <= 0.75*float64(width) {
		switch {
		case len(options) > 0:
			lines = usageLines(append([]string{prog}, options...), indent, pyrt.StrLen(prefix), width)
			lines = append(lines, usageLines(positionals, indent, -1, width)...)
		case len(positionals) > 0:
			lines = usageLines(append([]string{prog}, positionals...), indent, pyrt.StrLen(prefix), width)
		default:
			lines = []string{prog}
		}
	} else {
		indent := pyrt.StrLen(prefix)
		lines = usageLines(append(slices.Clone(options), positionals...), indent, -1, width)
		if len(lines) > 1 {
			lines = append(usageLines(options, indent, -1, width), usageLines(positionals, indent, -1, width)...)
		}
		lines = append([]string{prog}, lines...)
	}
	return prefix + strings.Join(lines, "\n") + "\n\n"
}

// usageLines breaks parts into lines; the first begins behind a prefix, if that is
// not below 0.
func usageLines(parts []string, indent, prefix, width int) []string {
	var lines, line []string
	length := indent - 1
	if prefix >= 0 {
		length = prefix - 1
	}
	pad := strings.Repeat(" ", indent)
	for _, part := range parts {
		if length+1+pyrt.StrLen(part) > width && len(line) > 0 {
			lines = append(lines, pad+strings.Join(line, " "))
			line, length = nil, indent-1
		}
		line = append(line, part)
		length += pyrt.StrLen(part) + 1
	}
	if len(line) > 0 {
		lines = append(lines, pad+strings.Join(line, " "))
	}
	if prefix >= 0 && len(lines) > 0 {
		lines[0] = lines[0][indent:]
	}
	return lines
}

// actionsUsage writes the part of the usage that stands for actions.
func (p *parserObject) actionsUsage(actions []*argAction, exclusive []*exclusiveGroup) string {
	before, grouped := map[int]string{}, map[*argAction]bool{}
	for _, e := range exclusive {
		if len(e.actions) == 0 {
			raise(pyrt.ValueError, "empty group %s", Repr(e))
		}
		start := slices.Index(actions, e.actions[0])
		end := start + len(e.actions)
		if start < 0 || end > len(actions) || !slices.Equal(actions[start:end], e.actions) {
			continue
		}
		shown := 0
		for _, a := range e.actions {
			grouped[a] = true
			if a.help != argSuppress {
				shown++
			}
		}
		open, closing := "[", "]"
		if e.required {
			open, closing = "(", ")"
		}
		if !e.required || shown > 1 {
			if before[start] != "" {
				open = " " + open
			}
			before[start] += open
			before[end] += closing
		}
		for i := start + 1; i < end; i++ {
			before[i] = "|"
		}
	}
	parts := make([]string, len(actions))
	for i, a := range actions {
		if a.help == argSuppress {
			if before[i] == "|" {
				delete(before, i)
			} else if before[i+1] == "|" {
				delete(before, i+1)
			}
			continue
		}
		parts[i] = p.actionUsage(a, grouped[a])
	}
	var all []string
	for i := range len(actions) + 1 {
		if before[i] != "" {
			all = append(all, before[i])
		}
		if i < len(parts) && parts[i] != "" {
			all = append(all, parts[i])
		}
	}
	text := strings.Join(all, " ")
	text = pyrt.CompileRegex(`([\[(]) `, 0).Sub(`\1`, text, 0)
	text = pyrt.CompileRegex(` ([\])])`, 0).Sub(`\1`, text, 0)
	text = pyrt.CompileRegex(`[\[(] *[\])]`, 0).Sub("", text, 0)
	return pyrt.StrStrip(text)
}

func (p *parserObject) actionUsage(a *argAction, grouped bool) string {
	if len(a.flags) == 0 {
		text := a.argsText(p.defaultMetavar(a))
		if grouped && strings.HasPrefix(text, "[") && strings.HasSuffix(text, "]") {
			text = text[1 : len(text)-1]
		}
		return text
	}
	text := a.flags[0]
	switch {
	case a.kind == "boolean":
		text = strings.Join(a.flags, " | ")
	case !a.takesNone():
		text += " " + a.argsText(p.defaultMetavar(a))
	}
	if !a.required && !grouped {
		text = "[" + text + "]"
	}
	return text
}

// filled wraps a text to a width, as the formatter does.
func (p *parserObject) filled(text string, width int, indent string) string {
	if p.formatter.IsSubclass(rawDescription) {
		lines := pyrt.SplitLines(text, true)
		return indent + strings.Join(lines, indent)
	}
	text = pyrt.StrStrip(pyrt.CompileRegex(`\s+`, pyrt.RegexASCII).Sub(" ", text, 0))
	w := newWrapper([]Value{width}, []Kw{{"initial_indent", indent}, {"subsequent_indent", indent}})
	return strings.Join(w.wrap(text), "\n")
}

// paragraph writes a description.
func (p *parserObject) paragraph(text Value, indent int) string {
	if text == nil || text == argSuppress {
		return ""
	}
	s := Str(text)
	if strings.Contains(s, "%(prog)") {
		s = Str(Mod(s, dictOf("prog", p.prog)))
	}
	return p.filled(s, max(p.width()-indent, 11), strings.Repeat(" ", indent)) + "\n\n"
}

// helpText writes the help.
func (p *parserObject) helpText() string {
	var b strings.Builder
	if usage := p.usageText("usage: "); usage != "" {
		b.WriteString(usage + "\n")
	}
	b.WriteString(p.paragraph(p.description, 0))
	longest := 0
	for _, g := range p.groups {
		for _, a := range g.actions {
			if a.help == argSuppress {
				continue
			}
			longest = max(longest, pyrt.StrLen(p.invocation(a))+2)
			for _, s := range a.subs {
				longest = max(longest, pyrt.StrLen(s.name)+4)
			}
		}
	}
	position := min(longest+2, 24, max(p.width()-20, 4))
	for _, g := range p.groups {
		b.WriteString(p.section(g, position))
	}
	b.WriteString(p.paragraph(p.epilog, 0))
	help := pyrt.CompileRegex(`\n\n\n+`, 0).Sub("\n\n", b.String(), 0)
	if help == "" {
		return ""
	}
	return strings.Trim(help, "\n") + "\n"
}

func (p *parserObject) section(g *argGroup, position int) string {
	text := p.paragraph(g.description, 2)
	for _, a := range g.actions {
		if a.help != argSuppress {
			text += p.actionHelp(p.invocation(a), a.help, a, 2, position)
			for _, s := range a.subs {
				if s.help != argSuppress {
					text += p.actionHelp(s.name, s.help, nil, 4, position)
				}
			}
		}
	}
	if text == "" {
		return ""
	}
	if g.title == nil || g.title == argSuppress {
		return "\n" + text + "\n"
	}
	return "\n" + Str(g.title) + ":\n" + text + "\n"
}

// invocation writes how an action is called, as the help lists it.
func (p *parserObject) invocation(a *argAction) string {
	if len(a.flags) == 0 {
		return a.metavars(p.defaultMetavar(a), 1)[0]
	}
	if a.takesNone() {
		return strings.Join(a.flags, ", ")
	}
	args := a.argsText(p.defaultMetavar(a))
	parts := make([]string, len(a.flags))
	for i, f := range a.flags {
		parts[i] = f + " " + args
	}
	return strings.Join(parts, ", ")
}

// actionHelp writes the lines of one action.
func (p *parserObject) actionHelp(header string, help Value, a *argAction, indent, position int) string {
	pad := strings.Repeat(" ", indent)
	if help == nil || Str(help) == "" {
		return pad + header + "\n"
	}
	text := pad + header
	first := position
	if width := position - indent - 2; pyrt.StrLen(header) <= width {
		text += strings.Repeat(" ", width-pyrt.StrLen(header)) + "  "
		first = 0
	} else {
		text += "\n"
	}
	if pyrt.StrStrip(Str(help)) == "" {
		if !strings.HasSuffix(text, "\n") {
			text += "\n"
		}
		return text
	}
	for i, line := range p.helpLines(p.expanded(help, a), max(p.width()-position, 11)) {
		if i > 0 {
			first = position
		}
		text += strings.Repeat(" ", first) + line + "\n"
	}
	return text
}

// helpLines breaks the help of an action into lines.
func (p *parserObject) helpLines(text string, width int) []string {
	if p.formatter == rawText {
		return pyrt.SplitLines(text, false)
	}
	text = pyrt.StrStrip(pyrt.CompileRegex(`\s+`, pyrt.RegexASCII).Sub(" ", text, 0))
	return newWrapper([]Value{width}, nil).wrap(text)
}

// expanded fills in what the help of an action refers to.
func (p *parserObject) expanded(help Value, a *argAction) string {
	params := pyrt.NewDict[Value, Value]()
	text := Str(help)
	params.Set("prog", p.prog)
	if a != nil {
		if p.formatter == defaultsFormatter && !strings.Contains(text, "%(default)") && a.standard != argSuppress && (len(a.flags) > 0 || a.nargs == "?" || a.nargs == "*") {
			text += " (default: %(default)s)"
		}
		for _, name := range []string{"dest", "default", "help", "required", "metavar", "nargs", "const", "type"} {
			v := a.LookupAttr(name)
			if v != argSuppress {
				params.Set(name, GetAttrOr(v, "__name__", v))
			}
		}
		if a.choices != nil {
			choices := a.choiceText()
			params.Set("choices", strings.ReplaceAll(choices[1:len(choices)-1], ",", ", "))
		}
	}
	return Str(Mod(text, params))
}
