package dyn

import (
	"os"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// A parserObject is an argparse.ArgumentParser.
type parserObject struct {
	prog, usage, description, epilog Value
	formatter                        *Class
	addHelp, abbreviate, exitOnError bool
	argumentDefault                  Value
	actions                          []*argAction
	groups                           []*argGroup
	exclusive                        []*exclusiveGroup
	defaults                         *Dict
	subparsers                       *argAction
}

// PyClass returns argparse.ArgumentParser.
func (*parserObject) PyClass() *Class { return parserType }

// An argGroup is a group of arguments that the help shows under a title.
type argGroup struct {
	parser             *parserObject
	title, description Value
	actions            []*argAction
}

// PyClass returns argparse._ArgumentGroup.
func (*argGroup) PyClass() *Class { return argGroupType }

// An exclusiveGroup holds arguments of which one may be given.
type exclusiveGroup struct {
	group    *argGroup
	required bool
	actions  []*argAction
}

// PyClass returns argparse._MutuallyExclusiveGroup.
func (*exclusiveGroup) PyClass() *Class { return exclusiveType }

// An argAction is what one argument does.
type argAction struct {
	kind          string
	flags         []string
	dest          string
	nargs         Value // None, an int, or ? * + ... A...
	constant      Value
	standard      Value // default
	convert       Value // type
	choices       Value
	required      bool
	help, metavar Value
	version       Value
	parsers       *Dict // of a subparsers action: name to parser
	subs          []subChoice
	parent        *parserObject
	prog          Value
}

// A subChoice is a subparser as the help lists it.
type subChoice struct {
	name string
	help Value
}

// PyClass returns argparse.Action.
func (*argAction) PyClass() *Class { return actionType }

// LookupAttr returns what the program may read of an action.
func (a *argAction) LookupAttr(name string) Value {
	switch name {
	case "dest":
		return a.dest
	case "default":
		return a.standard
	case "help":
		return a.help
	case "required":
		return a.required
	case "choices":
		return a.choices
	case "metavar":
		return a.metavar
	case "nargs":
		return a.nargs
	case "const":
		return a.constant
	case "type":
		return a.convert
	case "option_strings":
		return pyrt.NewList(textValues(a.flags)...)
	}
	return Unbound
}

// SetAttribute sets what the program may change of an action.
func (a *argAction) SetAttribute(name string, v Value) {
	switch name {
	case "required":
		a.required = Truth(v)
	case "help":
		a.help = v
	case "default":
		a.standard = v
	case "metavar":
		a.metavar = v
	case "choices":
		a.choices = v
	default:
		panic(pyrt.NewGuard("argparse: setting Action." + name + " is not carried over"))
	}
}

var (
	parserType    = NewType("argparse", "ArgumentParser")
	argGroupType  = NewType("argparse", "_ArgumentGroup")
	exclusiveType = NewType("argparse", "_MutuallyExclusiveGroup")
	actionType    = NewType("argparse", "Action")
	namespaceType = NewType("argparse", "Namespace")

	helpFormatter        = NewType("argparse", "HelpFormatter")
	rawDescription       = NewType("argparse", "RawDescriptionHelpFormatter", helpFormatter)
	rawText              = NewType("argparse", "RawTextHelpFormatter", rawDescription)
	defaultsFormatter    = NewType("argparse", "ArgumentDefaultsHelpFormatter", helpFormatter)
	metavarTypeFormatter = NewType("argparse", "MetavarTypeHelpFormatter", helpFormatter)
	booleanOptional      = NewType("argparse", "BooleanOptionalAction", actionType)

	argumentError     = NewExcType("argparse", "ArgumentError", Exc(pyrt.ExceptionClass))
	argumentTypeError = NewExcType("argparse", "ArgumentTypeError", Exc(pyrt.ExceptionClass))
)

const argSuppress = "==SUPPRESS=="

// ModArgparse is the module argparse.
var ModArgparse = NewLibrary("argparse", func(m *Module) {
	m.Const("ArgumentParser", parserType)
	m.Const("Namespace", namespaceType)
	m.Const("HelpFormatter", helpFormatter)
	m.Const("RawDescriptionHelpFormatter", rawDescription)
	m.Const("RawTextHelpFormatter", rawText)
	m.Const("ArgumentDefaultsHelpFormatter", defaultsFormatter)
	m.Const("MetavarTypeHelpFormatter", metavarTypeFormatter)
	m.Const("BooleanOptionalAction", booleanOptional)
	m.Const("FileType", fileArgumentType)
	m.Const("ArgumentError", argumentError)
	m.Const("ArgumentTypeError", argumentTypeError)
	m.Const("SUPPRESS", argSuppress)
	m.Const("OPTIONAL", "?")
	m.Const("ZERO_OR_MORE", "*")
	m.Const("ONE_OR_MORE", "+")
	m.Const("PARSER", "A...")
	m.Const("REMAINDER", "...")
})

func init() {
	t := namespaceType
	t.Def("__init__(**kwargs)", func(a []Value) Value {
		for k, v := range a[1].(*Dict).Items() {
			SetAttr(a[0], k.(string), v)
		}
		return nil
	})
	t.Def("__repr__()", func(a []Value) Value {
		var parts []string
		for k, v := range a[0].(*Object).asDict().Items() {
			name := k.(string)
			if !isIdentifier(name) {
				panic(pyrt.NewGuard("repr of a Namespace with such names is not carried over"))
			}
			parts = append(parts, name+"="+Repr(v))
		}
		return ClassOf(a[0]).Name + "(" + strings.Join(parts, ", ") + ")"
	})
	t.Def("__eq__(other, /)", func(a []Value) Value {
		o, ok := a[1].(*Object)
		if !ok || !o.class.IsSubclass(namespaceType) {
			return NotImplemented
		}
		return pyrt.Eq(a[0].(*Object).asDict(), o.asDict())
	})
	t.Def("__contains__(key, /)", func(a []Value) Value { return a[0].(*Object).asDict().Contains(a[1]) })
	t.Const("__hash__", nil)
	argparseMethods()
}

func isIdentifier(s string) bool { return pyrt.IsIdentifier(s) }

const parserParams = "prog=None, usage=None, description=None, epilog=None, parents=None, formatter_class=None, prefix_chars='-', fromfile_prefix_chars=None, argument_default=None, conflict_handler='error', add_help=True, allow_abbrev=True, exit_on_error=True"

func newParser() *parserObject {
	p := &parserObject{formatter: helpFormatter, addHelp: true, abbreviate: true, exitOnError: true, defaults: pyrt.NewDict[Value, Value]()}
	p.groups = []*argGroup{{parser: p, title: "positional arguments"}, {parser: p, title: "options"}}
	return p
}

// set takes the arguments of ArgumentParser.
func (p *parserObject) set(args []Value, kw []Kw) {
	a := signatureOf(parserParams).bind("ArgumentParser.__init__", args, kw, nil)
	p.prog, p.usage, p.description, p.epilog = a[0], a[1], a[2], a[3]
	if p.prog == nil {
		p.prog = pyrt.PathBase(programName())
	}
	if a[5] != nil {
		c, ok := a[5].(*Class)
		if !ok || c.Module != "argparse" {
			panic(pyrt.NewGuard("argparse with a formatter of the program's own is not carried over"))
		}
		p.formatter = c
	}
	if a[6] != "-" || a[7] != nil || a[9] != "error" {
		panic(pyrt.NewGuard("argparse with prefix_chars, fromfile_prefix_chars or conflict_handler is not carried over"))
	}
	p.argumentDefault = a[8]
	p.addHelp, p.abbreviate, p.exitOnError = Truth(a[10]), Truth(a[11]), Truth(a[12])
	if p.addHelp {
		p.groups[1].add(p, []Value{"-h", "--help"}, []Kw{{"action", "help"}, {"default", argSuppress}, {"help", "show this help message and exit"}})
	}
	if a[4] != nil {
		for it := Over(a[4]); it.Next(); {
			p.inherit(parserOf(it.Value))
		}
	}
}

// programName is the program's sys.argv[0].
func programName() string {
	if argv, ok := ModSys.Get("argv").(*List); ok && len(argv.Items) > 0 {
		return Str(argv.Items[0])
	}
	return os.Args[0]
}

// inherit takes the arguments of a parent parser.
func (p *parserObject) inherit(parent *parserObject) {
	for i, g := range parent.groups {
		into := &argGroup{parser: p, title: g.title, description: g.description}
		if i < 2 {
			into = p.groups[i]
		} else {
			p.groups = append(p.groups, into)
		}
		into.actions = append(into.actions, g.actions...)
	}
	p.actions = append(p.actions, parent.actions...)
	p.exclusive = append(p.exclusive, parent.exclusive...)
	p.defaults.Update(parent.defaults)
}

func parserOf(v Value) *parserObject { return held(v).(*parserObject) }

func argparseMethods() {
	t := parserType
	t.Native(func(_ *Class, args []Value, kw []Kw) Value {
		p := newParser()
		p.set(args, kw)
		return p
	}, func() Value { return newParser() })
	t.Def("__init__(*args, **kwargs)", func(a []Value) Value {
		a[0].(*parserObject).set(a[1].(Tuple), SpreadKw(a[2]))
		return nil
	})
	self := func(a []Value) *parserObject { return parserOf(a[0]) }
	t.Def("add_argument(*args, **kwargs)", func(a []Value) Value { return self(a).own(a[1].(Tuple)).add(self(a), a[1].(Tuple), SpreadKw(a[2])) })
	t.Def("add_argument_group(title=None, description=None)", func(a []Value) Value {
		g := &argGroup{parser: self(a), title: a[1], description: a[2]}
		self(a).groups = append(self(a).groups, g)
		return g
	})
	t.Def("add_mutually_exclusive_group(*, required=False)", func(a []Value) Value {
		return self(a).newExclusive(nil, Truth(a[1]))
	})
	t.DefSelf("add_subparsers(**kwargs)", func(a []Value) Value { return self(a).addSubparsers(ClassOf(a[0]), SpreadKw(a[1])) })
	t.Def("set_defaults(**kwargs)", func(a []Value) Value {
		self(a).defaults.Update(a[1].(*Dict))
		for _, action := range self(a).actions {
			if v, ok := a[1].(*Dict).GetOK(action.dest); ok {
				action.standard = v
			}
		}
		return nil
	})
	t.Def("get_default(dest)", func(a []Value) Value {
		for _, action := range self(a).actions {
			if action.dest == a[1] && action.standard != nil {
				return action.standard
			}
		}
		return self(a).defaults.GetOr(a[1], nil)
	})
	t.DefSelf("parse_args(args=None, namespace=None)", func(a []Value) Value {
		ns, extra := parseKnown(a[0], a[1], a[2])
		if len(extra) > 0 {
			parserError(a[0], "unrecognized arguments: "+strings.Join(extra, " "))
		}
		return ns
	})
	t.DefSelf("parse_known_args(args=None, namespace=None)", func(a []Value) Value {
		ns, extra := parseKnown(a[0], a[1], a[2])
		return Tuple{ns, pyrt.NewList(textValues(extra)...)}
	})
	t.Def("format_usage()", func(a []Value) Value { return self(a).usageText("usage: ") })
	t.Def("format_help()", func(a []Value) Value { return self(a).helpText() })
	t.DefSelf("print_usage(file=None)", func(a []Value) Value { return writeText(a[1], SysStdout, Call0(GetAttr(a[0], "format_usage"))) })
	t.DefSelf("print_help(file=None)", func(a []Value) Value { return writeText(a[1], SysStdout, Call0(GetAttr(a[0], "format_help"))) })
	t.Def("exit(status=0, message=None)", func(a []Value) Value {
		if a[2] != nil && Truth(a[2]) {
			writeText(nil, SysStderr, a[2])
		}
		panic(pyrt.SystemExit.New(a[1]))
	})
	t.DefSelf("error(message)", func(a []Value) Value {
		Call1(GetAttr(a[0], "print_usage"), SysStderr)
		return Call2(GetAttr(a[0], "exit"), 2, Str(self(a).prog)+": error: "+Str(a[1])+"\n")
	})
	for name, get := range map[string]func(p *parserObject) *Value{
		"prog":        func(p *parserObject) *Value { return &p.prog },
		"usage":       func(p *parserObject) *Value { return &p.usage },
		"description": func(p *parserObject) *Value { return &p.description },
		"epilog":      func(p *parserObject) *Value { return &p.epilog },
	} {
		t.Getter(name, func(v Value) Value { return *get(parserOf(v)) })
		set := newBuiltin("set(value)", func(a []Value) Value {
			*get(parserOf(a[0])) = a[1]
			return nil
		})
		set.owner = t
		t.attrs.Get(name).(*Property).set = set
	}
	g := argGroupType
	g.Def("add_argument(*args, **kwargs)", func(a []Value) Value {
		group := a[0].(*argGroup)
		return group.add(group.parser, a[1].(Tuple), SpreadKw(a[2]))
	})
	g.Def("add_mutually_exclusive_group(*, required=False)", func(a []Value) Value {
		group := a[0].(*argGroup)
		return group.parser.newExclusive(group, Truth(a[1]))
	})
	exclusiveType.Def("add_argument(*args, **kwargs)", func(a []Value) Value {
		e := a[0].(*exclusiveGroup)
		group := e.group
		p := group.parser
		if group.title == nil && len(p.groups) > 1 && !containsGroup(p.groups, group) {
			group = p.own(a[1].(Tuple))
		}
		action := group.add(p, a[1].(Tuple), SpreadKw(a[2]))
		if action.required {
			raise(pyrt.ValueError, "mutually exclusive arguments must be optional")
		}
		e.actions = append(e.actions, action)
		return action
	})
	actionType.Def("add_parser(name, **kwargs)", func(a []Value) Value { return a[0].(*argAction).addParser(Str(a[1]), SpreadKw(a[2])) })
}

func containsGroup(groups []*argGroup, g *argGroup) bool {
	for _, other := range groups {
		if other == g {
			return true
		}
	}
	return false
}

func writeText(file, otherwise, text Value) Value {
	if file == nil {
		file = otherwise
	}
	Call1(GetAttr(file, "write"), text)
	return nil
}

func (p *parserObject) newExclusive(group *argGroup, required bool) *exclusiveGroup {
	if group == nil {
		group = &argGroup{parser: p}
	}
	e := &exclusiveGroup{group: group, required: required}
	p.exclusive = append(p.exclusive, e)
	return e
}

// own returns the group that an argument of the parser itself belongs to.
func (p *parserObject) own(names []Value) *argGroup {
	if len(names) > 0 && strings.HasPrefix(Str(names[0]), "-") {
		return p.groups[1]
	}
	return p.groups[0]
}
