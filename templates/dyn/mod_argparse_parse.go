package dyn

import (
	"fmt"
	"slices"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// argRun is one run of parse_known_args.
type argRun struct {
	p             *parserObject
	self, ns      Value
	args          []string
	options       map[int]foundOption
	pattern       string
	extras        []string
	seen, changed map[*argAction]bool
	positionals   []*argAction
}

// A foundOption is an argument that looks like an option; its action may be nil.
type foundOption struct {
	action   *argAction
	text     string
	explicit *string
}

func parserError(self Value, message string) { Call1(GetAttr(self, "error"), message) }

// fail raises ArgumentError about an action.
func (a *argAction) fail(format string, v ...any) {
	text := fmt.Sprintf(format, v...)
	if a != nil {
		text = "argument " + a.shownName() + ": " + text
	}
	panic(argumentError.exc.New(text))
}

// shownName names an action in messages.
func (a *argAction) shownName() string {
	switch {
	case len(a.flags) > 0:
		return strings.Join(a.flags, "/")
	case a.metavar != nil && a.metavar != argSuppress:
		return Str(a.metavar)
	case a.dest != argSuppress:
		return a.dest
	case a.choices != nil:
		return a.choiceText()
	}
	return "None"
}

// parseKnown is parse_known_args.
func parseKnown(self, args, namespace Value) (ns Value, extras []string) {
	p := parserOf(self)
	r := &argRun{p: p, self: self, options: map[int]foundOption{}, seen: map[*argAction]bool{}, changed: map[*argAction]bool{}}
	if args == nil {
		argv := Items(ModSys.Get("argv"))
		args = pyrt.NewList(argv[min(1, len(argv)):]...)
	}
	for it := Over(args); it.Next(); {
		r.args = append(r.args, argText(it.Value, "parse_args"))
	}
	r.ns = namespace
	if namespace == nil {
		r.ns = newObject(namespaceType)
	}
	for _, a := range p.actions {
		if a.dest != argSuppress && a.standard != argSuppress && !HasAttr(r.ns, a.dest) {
			SetAttr(r.ns, a.dest, a.standard)
		}
	}
	for dest, v := range p.defaults.Items() {
		if !HasAttr(r.ns, dest.(string)) {
			SetAttr(r.ns, dest.(string), v)
		}
	}
	if !p.exitOnError {
		r.parse()
		return r.ns, r.extras
	}
	_, failed := protect(func() Flow {
		r.parse()
		return Next
	})
	if failed != nil {
		if !failed.class.IsSubclass(argumentError) {
			panic(excOf(failed))
		}
		parserError(self, Str(failed))
	}
	return r.ns, r.extras
}

// option says whether an argument looks like an option.
func (r *argRun) option(text string) (foundOption, bool) {
	if !strings.HasPrefix(text, "-") {
		return foundOption{}, false
	}
	if a := r.p.flag(text); a != nil {
		return foundOption{a, text, nil}, true
	}
	if len(text) == 1 {
		return foundOption{}, false
	}
	if name, value, ok := strings.Cut(text, "="); ok {
		if a := r.p.flag(name); a != nil {
			return foundOption{a, name, &value}, true
		}
	}
	found := r.abbreviated(text)
	if len(found) > 1 {
		names := make([]string, len(found))
		for i, f := range found {
			names[i] = f.text
		}
		parserError(r.self, "ambiguous option: "+text+" could match "+strings.Join(names, ", "))
	}
	if len(found) == 1 {
		return found[0], true
	}
	if pyrt.CompileRegex(`^-\d+$|^-\d*\.\d+$`, 0).Match(text) != nil && !r.hasNumberOptions() {
		return foundOption{}, false
	}
	if strings.Contains(text, " ") {
		return foundOption{}, false
	}
	return foundOption{nil, text, nil}, true
}

func (r *argRun) hasNumberOptions() bool {
	for _, a := range r.p.actions {
		for _, f := range a.flags {
			if pyrt.CompileRegex(`^-\d+$|^-\d*\.\d+$`, 0).Match(f) != nil {
				return true
			}
		}
	}
	return false
}

// abbreviated returns the options that a text may be short for.
func (r *argRun) abbreviated(text string) []foundOption {
	var found []foundOption
	each := func(use func(a *argAction, flag string)) {
		for _, a := range r.p.actions {
			for _, f := range a.flags {
				use(a, f)
			}
		}
	}
	if strings.HasPrefix(text, "--") {
		if !r.p.abbreviate {
			return nil
		}
		prefix, value, has := strings.Cut(text, "=")
		each(func(a *argAction, flag string) {
			if strings.HasPrefix(flag, prefix) {
				f := foundOption{a, flag, nil}
				if has {
					f.explicit = &value
				}
				found = append(found, f)
			}
		})
		return found
	}
	short, rest := text[:2], text[2:]
	each(func(a *argAction, flag string) {
		switch {
		case flag == short:
			found = append(found, foundOption{a, flag, &rest})
		case strings.HasPrefix(flag, text):
			found = append(found, foundOption{a, flag, nil})
		}
	})
	return found
}

// parse is _parse_known_args.
func (r *argRun) parse() {
	var pattern strings.Builder
	last := -1
	for i := 0; i < len(r.args); i++ {
		if r.args[i] == "--" {
			pattern.WriteString("-" + strings.Repeat("A", len(r.args)-i-1))
			break
		}
		f, ok := r.option(r.args[i])
		if !ok {
			pattern.WriteByte('A')
			continue
		}
		r.options[i], last = f, i
		pattern.WriteByte('O')
	}
	r.pattern = pattern.String()
	for _, a := range r.p.actions {
		if len(a.flags) == 0 {
			r.positionals = append(r.positionals, a)
		}
	}
	at := 0
	for at <= last {
		next := at
		for !r.isOption(next) {
			next++
		}
		if at != next {
			end := r.takePositionals(at)
			if end > at {
				at = end
				continue
			}
		}
		if !r.isOption(at) {
			r.extras = append(r.extras, r.args[at:next]...)
			at = next
		}
		at = r.takeOption(at)
	}
	at = r.takePositionals(at)
	r.extras = append(r.extras, r.args[at:]...)
	r.checkRequired()
}

func (r *argRun) isOption(i int) bool {
	_, ok := r.options[i]
	return ok
}

// nargsPattern returns the pattern of the arguments that an action takes.
func (a *argAction) nargsPattern() string {
	text := ""
	switch n := a.nargs.(type) {
	case nil:
		text = "(-*A-*)"
		if a.takesNone() {
			text = "(-*-*)"
		}
	case string:
		text = map[string]string{"?": "(-*A?-*)", "*": "(-*[A-]*)", "+": "(-*A[A-]*)", "...": "([-AO]*)", "A...": "(-*A[-AO]*)"}[n]
	default:
		text = "(-*" + strings.Join(strings.Split(strings.Repeat("A", Index(n)), ""), "-*") + "-*)"
	}
	if len(a.flags) > 0 {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "-*", ""), "-", "")
	}
	return text
}

// count returns how many arguments of a pattern an action takes.
func (a *argAction) count(pattern string) int {
	m := pyrt.CompileRegex(a.nargsPattern(), 0).Match(pattern)
	if m == nil {
		switch n := a.nargs.(type) {
		case nil:
			a.fail("expected one argument")
		case int:
			plural := "s"
			if n == 1 {
				plural = ""
			}
			a.fail("expected %d argument%s", n, plural)
		default:
			a.fail("%s", map[string]string{"?": "expected at most one argument", "+": "expected at least one argument"}[Str(n)])
		}
	}
	return len(m.Text(1))
}

// takePositionals gives the positional actions what they take at a place.
func (r *argRun) takePositionals(at int) int {
	for n := len(r.positionals); n > 0; n-- {
		pattern := ""
		for _, a := range r.positionals[:n] {
			pattern += a.nargsPattern()
		}
		m := pyrt.CompileRegex(pattern, 0).Match(r.pattern[at:])
		if m == nil {
			continue
		}
		actions := r.positionals[:n]
		r.positionals = r.positionals[n:]
		for i, a := range actions {
			count := len(m.Text(i + 1))
			args := slices.Clone(r.args[at : at+count])
			at += count
			r.act(a, args, "")
		}
		return at
	}
	return at
}

// takeOption gives an option what it takes.
func (r *argRun) takeOption(at int) int {
	f := r.options[at]
	type step struct {
		action *argAction
		args   []string
		flag   string
	}
	var steps []step
	a, flag, explicit := f.action, f.text, f.explicit
	end := at + 1
	for {
		if a == nil {
			r.extras = append(r.extras, r.args[at])
			return at + 1
		}
		if explicit == nil {
			count := a.count(r.pattern[at+1:])
			end = at + 1 + count
			steps = append(steps, step{a, slices.Clone(r.args[at+1 : end]), flag})
			break
		}
		count := a.count("A")
		if count == 1 {
			steps = append(steps, step{a, []string{*explicit}, flag})
			break
		}
		if count != 0 || flag[1] == '-' || *explicit == "" {
			a.fail("ignored explicit argument %s", pyrt.Repr(*explicit))
		}
		steps = append(steps, step{a, nil, flag})
		c := firstChar(*explicit)
		next := r.p.flag("-" + c)
		if next == nil {
			a.fail("ignored explicit argument %s", pyrt.Repr(*explicit))
		}
		rest := (*explicit)[len(c):]
		a, flag, explicit = next, "-"+c, nil
		if rest != "" {
			explicit = &rest
		}
	}
	for _, s := range steps {
		r.act(s.action, s.args, s.flag)
	}
	return end
}

// act runs an action on its arguments.
func (r *argRun) act(a *argAction, args []string, flag string) {
	r.seen[a] = true
	v, isDefault := r.values(a, args)
	if !isDefault {
		r.changed[a] = true
		for _, e := range r.p.exclusive {
			if !slices.Contains(e.actions, a) {
				continue
			}
			for _, other := range e.actions {
				if other != a && r.changed[other] {
					a.fail("not allowed with argument %s", other.shownName())
				}
			}
		}
	}
	if v == argSuppress {
		return
	}
	switch a.kind {
	case "store":
		SetAttr(r.ns, a.dest, v)
	case "store_const", "store_true", "store_false":
		SetAttr(r.ns, a.dest, a.constant)
	case "append", "append_const":
		if a.kind == "append_const" {
			v = a.constant
		}
		l := r.listOf(a)
		l.Append(v)
		SetAttr(r.ns, a.dest, l)
	case "extend":
		l := r.listOf(a)
		l.Items = append(l.Items, Items(v)...)
		SetAttr(r.ns, a.dest, l)
	case "count":
		n := GetAttrOr(r.ns, a.dest, nil)
		if n == nil {
			n = 0
		}
		SetAttr(r.ns, a.dest, Add(n, 1))
	case "boolean":
		SetAttr(r.ns, a.dest, !strings.HasPrefix(flag, "--no-"))
	case "help":
		Call0(GetAttr(r.self, "print_help"))
		Call0(GetAttr(r.self, "exit"))
	case "version":
		text := Str(Mod(Str(a.version), dictOf("prog", r.p.prog)))
		writeText(nil, SysStdout, r.p.filled(text, r.p.width(), "")+"\n")
		Call0(GetAttr(r.self, "exit"))
	case "parsers":
		r.subcommand(a, Items(v))
	}
}

func dictOf(key string, v Value) *Dict {
	d := pyrt.NewDict[Value, Value]()
	d.Set(key, v)
	return d
}

func (r *argRun) listOf(a *argAction) *List {
	old := GetAttrOr(r.ns, a.dest, nil)
	if old == nil {
		return pyrt.NewList[Value]()
	}
	return pyrt.NewList(Items(old)...)
}

// subcommand runs a subparser.
func (r *argRun) subcommand(a *argAction, values []Value) {
	if a.dest != argSuppress {
		SetAttr(r.ns, a.dest, values[0])
	}
	got := Unpack(Call2(GetAttr(a.parsers.Get(values[0]), "parse_known_args"), pyrt.NewList(values[1:]...), nil), 2)
	for k, v := range got[0].(*Object).asDict().Items() {
		SetAttr(r.ns, k.(string), v)
	}
	for it := Over(got[1]); it.Next(); {
		r.extras = append(r.extras, Str(it.Value))
	}
}

// values converts the arguments of an action; isDefault tells that it is the
// default that stands for none.
func (r *argRun) values(a *argAction, args []string) (v Value, isDefault bool) {
	if a.nargs != "A..." && a.nargs != "..." {
		if i := slices.Index(args, "--"); i >= 0 {
			args = slices.Delete(args, i, i+1)
		}
	}
	if a.takesNone() {
		return pyrt.NewList[Value](), false
	}
	switch {
	case len(args) == 0 && a.nargs == "?":
		v = a.standard
		if len(a.flags) > 0 {
			v = a.constant
		}
		if s, ok := v.(string); ok {
			v = a.converted(s)
			a.checkChoice(v)
			return v, false
		}
		return v, Is(v, a.standard)
	case len(args) == 0 && a.nargs == "*" && len(a.flags) == 0:
		if a.standard != nil {
			a.checkChoice(a.standard)
			return a.standard, true
		}
		return pyrt.NewList[Value](), false
	case len(args) == 1 && (a.nargs == nil || a.nargs == "?"):
		v = a.converted(args[0])
		a.checkChoice(v)
		return v, false
	}
	list := pyrt.NewList[Value]()
	for _, s := range args {
		list.Append(a.converted(s))
	}
	for i, v := range list.Items {
		if a.nargs != "..." && (a.nargs != "A..." || i == 0) {
			a.checkChoice(v)
		}
	}
	return list, false
}

// converted applies the type to an argument.
func (a *argAction) converted(text string) Value {
	if a.convert == nil {
		return text
	}
	var v Value
	_, e := protect(func() Flow {
		v = Call1(a.convert, text)
		return Next
	})
	if e == nil {
		return v
	}
	switch {
	case e.class.IsSubclass(argumentTypeError):
		a.fail("%s", Str(e))
	case e.class.IsSubclass(Exc(pyrt.TypeError)), e.class.IsSubclass(Exc(pyrt.ValueError)):
		a.fail("invalid %s value: %s", Str(GetAttrOr(a.convert, "__name__", Repr(a.convert))), pyrt.Repr(text))
	}
	panic(excOf(e))
}

func (a *argAction) checkChoice(v Value) {
	if a.choices == nil || In(v, a.choices) {
		return
	}
	var texts []string
	for it := Over(a.choices); it.Next(); {
		texts = append(texts, Repr(it.Value))
	}
	a.fail("invalid choice: %s (choose from %s)", Repr(v), strings.Join(texts, ", "))
}

// checkRequired converts defaults that are text, and refuses what is missing.
func (r *argRun) checkRequired() {
	var missing []string
	for _, a := range r.p.actions {
		if r.seen[a] {
			continue
		}
		if a.required {
			missing = append(missing, a.shownName())
			continue
		}
		if s, ok := a.standard.(string); ok && s != argSuppress && GetAttrOr(r.ns, a.dest, nil) == a.standard {
			SetAttr(r.ns, a.dest, a.converted(s))
		}
	}
	if len(missing) > 0 {
		parserError(r.self, "the following arguments are required: "+strings.Join(missing, ", "))
	}
	for _, e := range r.p.exclusive {
		if !e.required || slices.ContainsFunc(e.actions, func(a *argAction) bool { return r.changed[a] }) {
			continue
		}
		var names []string
		for _, a := range e.actions {
			if a.help != argSuppress {
				names = append(names, a.shownName())
			}
		}
		parserError(r.self, "one of the arguments "+strings.Join(names, " ")+" is required")
	}
}
