package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// add makes an action of the arguments of add_argument.
func (g *argGroup) add(p *parserObject, names []Value, kw []Kw) *argAction {
	given := map[string]Value{}
	for _, k := range kw {
		given[k.Name] = k.Value
	}
	a := &argAction{kind: "store", parent: p}
	a.name(names, given)
	if v, ok := given["action"]; ok {
		a.setKind(v)
	}
	if v, ok := p.defaults.GetOK(a.dest); ok {
		a.standard = v
	} else if p.argumentDefault != nil {
		a.standard = p.argumentDefault
	}
	a.take(given)
	a.check(p)
	p.actions = append(p.actions, a)
	g.actions = append(g.actions, a)
	return a
}

// name takes the flags, or the name of a positional argument.
func (a *argAction) name(names []Value, given map[string]Value) {
	dest, hasDest := given["dest"]
	if len(names) == 0 || len(names) == 1 && !strings.HasPrefix(Str(names[0]), "-") {
		if len(names) == 1 {
			if hasDest {
				raise(pyrt.ValueError, "dest supplied twice for positional argument")
			}
			dest = names[0]
		}
		if _, ok := given["required"]; ok {
			raise(pyrt.TypeError, "'required' is an invalid argument for positionals")
		}
		a.dest, a.required = Str(dest), true
		nargs := given["nargs"]
		if nargs == "?" || nargs == "*" && given["default"] != nil {
			a.required = false
		}
		if nargs == "*" {
			if _, ok := given["default"]; ok {
				a.required = false
			}
		}
		return
	}
	long := ""
	for _, n := range names {
		text := Str(n)
		if !strings.HasPrefix(text, "-") {
			raise(pyrt.ValueError, "invalid option string %s: must start with a character '-'", pyrt.Repr(text))
		}
		a.flags = append(a.flags, text)
		if long == "" && len(text) > 1 && text[1] == '-' {
			long = text
		}
	}
	if hasDest {
		a.dest = Str(dest)
		return
	}
	if long == "" {
		long = a.flags[0]
	}
	a.dest = strings.ReplaceAll(strings.TrimLeft(long, "-"), "-", "_")
	if a.dest == "" {
		raise(pyrt.ValueError, "dest= is required for options like %s", pyrt.Repr(long))
	}
}

func (a *argAction) setKind(v Value) {
	switch k := v.(type) {
	case nil:
	case string:
		a.kind = k
	case *Class:
		if k != booleanOptional {
			panic(pyrt.NewGuard("argparse with an action class of the program's own is not carried over"))
		}
		a.kind = "boolean"
		for _, f := range a.flags {
			if strings.HasPrefix(f, "--") {
				a.flags = append(a.flags, "--no-"+f[2:])
			}
		}
	}
	switch a.kind {
	case "store", "append", "extend", "store_const", "append_const", "store_true", "store_false", "count", "help", "version", "boolean":
	default:
		raise(pyrt.ValueError, "unknown action \"%s\"", Str(v))
	}
}

// take takes the keyword arguments.
func (a *argAction) take(given map[string]Value) {
	allowed := "action dest required help default "
	switch a.kind {
	case "store", "append", "extend":
		allowed += "nargs const type choices metavar"
	case "store_const", "append_const":
		allowed += "const metavar"
	case "version":
		allowed = "action dest default help version"
	case "help":
		allowed = "action dest default help"
	case "boolean":
		allowed += "type choices metavar"
	}
	for name, v := range given {
		if !strings.Contains(" "+allowed+" ", " "+name+" ") {
			raise(pyrt.TypeError, "%s.__init__() got an unexpected keyword argument '%s'", a.className(), name)
		}
		switch name {
		case "nargs":
			a.nargs = v
		case "const":
			a.constant = v
		case "type":
			a.convert = v
		case "choices":
			a.choices = v
		case "required":
			a.required = Truth(v)
		case "help":
			a.help = v
		case "metavar":
			a.metavar = v
		case "version":
			a.version = v
		}
	}
	standard, hasDefault := given["default"]
	if hasDefault {
		a.standard = standard
	}
	switch a.kind {
	case "store_true":
		a.constant = true
		if !hasDefault {
			a.standard = false
		}
	case "store_false":
		a.constant = false
		if !hasDefault {
			a.standard = true
		}
	case "help", "version":
		a.standard = argSuppress
		a.dest = argSuppress
		if a.kind == "version" && a.help == nil {
			a.help = "show program's version number and exit"
		}
	case "boolean":
		if a.help != nil && a.standard != nil && a.standard != argSuppress {
			a.help = Str(a.help) + " (default: %(default)s)"
		}
	}
}

func (a *argAction) className() string {
	name := ""
	for part := range strings.SplitSeq(a.kind, "_") {
		name += strings.ToUpper(part[:1]) + part[1:]
	}
	return "_" + name + "Action"
}

// check refuses what argparse refuses.
func (a *argAction) check(p *parserObject) {
	if a.convert != nil && !callableValue(a.convert) {
		raise(pyrt.ValueError, "%s is not callable", Repr(a.convert))
	}
	if a.nargs == 0 {
		raise(pyrt.ValueError, "nargs for store actions must be != 0; if you have nothing to store, actions such as store true or store const may be more appropriate")
	}
	if a.constant != nil && a.nargs != "?" && a.kind == "store" {
		raise(pyrt.ValueError, "nargs must be '?' to supply const")
	}
	for _, f := range a.flags {
		if p.flag(f) != nil {
			plural := ""
			panic(argumentError.exc.New("argument " + strings.Join(a.flags, "/") + ": conflicting option string" + plural + ": " + f))
		}
	}
}

// takesNone reports whether the action takes no arguments.
func (a *argAction) takesNone() bool {
	switch a.kind {
	case "store", "append", "extend", "parsers":
		return false
	}
	return true
}

// flag returns the action of an option string.
func (p *parserObject) flag(text string) *argAction {
	for _, a := range p.actions {
		for _, f := range a.flags {
			if f == text {
				return a
			}
		}
	}
	return nil
}

// addSubparsers makes the action behind add_subparsers.
func (p *parserObject) addSubparsers(class *Class, kw []Kw) Value {
	if p.subparsers != nil {
		Call1(GetAttr(p, "error"), "cannot have multiple subparser arguments")
	}
	a := &argAction{kind: "parsers", parent: p, dest: argSuppress, nargs: "A...", parsers: pyrt.NewDict[Value, Value](), constant: class}
	group := p.groups[0]
	var title, description Value
	for _, k := range kw {
		switch k.Name {
		case "title":
			title = k.Value
		case "description":
			description = k.Value
		case "dest":
			if k.Value != nil {
				a.dest = Str(k.Value)
			}
		case "help":
			a.help = k.Value
		case "metavar":
			a.metavar = k.Value
		case "required":
			a.required = Truth(k.Value)
		case "prog":
			a.prog = k.Value
		case "parser_class":
			a.constant = k.Value
		default:
			panic(pyrt.NewGuard("argparse: add_subparsers(" + k.Name + "=) is not carried over"))
		}
	}
	if title != nil || description != nil {
		if title == nil {
			title = "subcommands"
		}
		group = &argGroup{parser: p, title: title, description: description}
		p.groups = append(p.groups, group)
	}
	if a.prog == nil {
		var positional []*argAction
		for _, other := range p.actions {
			if len(other.flags) == 0 {
				positional = append(positional, other)
			}
		}
		text := strings.TrimSuffix(p.usageOf("", positional, nil), "\n\n")
		a.prog = strings.TrimRight(strings.TrimSpace(text), "\n")
	}
	a.choices = a.parsers
	p.subparsers = a
	p.actions = append(p.actions, a)
	group.actions = append(group.actions, a)
	return a
}

// addParser makes a subparser.
func (a *argAction) addParser(name string, kw []Kw) Value {
	var rest []Kw
	var aliases []Value
	prog, help, hasHelp := Value(nil), Value(nil), false
	for _, k := range kw {
		switch k.Name {
		case "help":
			help, hasHelp = k.Value, true
		case "aliases":
			aliases = Items(k.Value)
		case "prog":
			prog = k.Value
		default:
			rest = append(rest, k)
		}
	}
	if prog == nil {
		prog = Str(a.prog) + " " + name
	}
	if hasHelp {
		shown := name
		if len(aliases) > 0 {
			texts := make([]string, len(aliases))
			for i, v := range aliases {
				texts[i] = Str(v)
			}
			shown += " (" + strings.Join(texts, ", ") + ")"
		}
		a.subs = append(a.subs, subChoice{shown, help})
	}
	parser := CallKw(a.constant, nil, append(rest, Kw{"prog", prog}))
	a.parsers.Set(name, parser)
	for _, alias := range aliases {
		a.parsers.Set(alias, parser)
	}
	return parser
}
