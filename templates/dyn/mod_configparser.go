package dyn

import (
	"math"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// A configParser is a configparser.RawConfigParser or ConfigParser.
type configParser struct {
	self          Value // the instance, of a subclass of the program too
	defaults      *Dict
	sections      *Dict // by name: dicts
	proxies       map[Value]*sectionProxy
	interpolation interpolation
	checked       bool // ConfigParser: values are strings
	delimiters    []string
	comments      []string
	inline        []string
	strict        bool
	noValue       bool
	emptyLines    bool
	defaultName   string
	xform         Value // optionxform, where it was set
}

// A sectionProxy is a section of a parser.
type sectionProxy struct {
	parser *configParser
	name   Value
}

var (
	rawParserType    = NewType("configparser", "RawConfigParser")
	configParserType = NewType("configparser", "ConfigParser", rawParserType)
	sectionProxyType = NewType("configparser", "SectionProxy")
)

// PyClass returns the parser's class.
func (p *configParser) PyClass() *Class {
	if p.checked {
		return configParserType
	}
	return rawParserType
}

// PyClass returns configparser.SectionProxy.
func (*sectionProxy) PyClass() *Class { return sectionProxyType }

// Repr returns repr(s).
func (s *sectionProxy) Repr() string { return "<Section: " + Str(s.name) + ">" }

const configParams = "defaults=None, dict_type=, allow_no_value=False, *, delimiters=, comment_prefixes=, inline_comment_prefixes=None, strict=True, empty_lines_in_values=True, default_section='DEFAULT', interpolation=, converters="

// newConfigParser makes a parser of the arguments of its class.
func newConfigParser(c *Class, args []Value, kw []Kw) *configParser {
	a := signatureOf(configParams).bind("RawConfigParser.__init__", args, kw, nil)
	p := &configParser{defaults: pyrt.NewDict[Value, Value](), sections: pyrt.NewDict[Value, Value](), proxies: map[Value]*sectionProxy{}, checked: c.IsSubclass(configParserType)}
	p.configure(a)
	return p
}

func (p *configParser) configure(a []Value) {
	if a[1] != Unbound && a[1] != Value(DictType) && Str(GetAttr(a[1], "__name__")) != "OrderedDict" {
		panic(pyrt.NewGuard("configparser with a dict_type is not carried over"))
	}
	if a[10] != Unbound {
		panic(pyrt.NewGuard("configparser with converters is not carried over"))
	}
	p.noValue, p.strict, p.emptyLines, p.defaultName = Truth(a[2]), Truth(a[6]), Truth(a[7]), Str(a[8])
	p.delimiters = textsOr(a[3], "=", ":")
	p.comments = textsOr(a[4], "#", ";")
	p.inline = textsOr(a[5])
	switch i := held(a[9]).(type) {
	case interpolation:
		p.interpolation = i
	case nil:
	default:
		if a[9] != Unbound {
			panic(pyrt.NewGuard("configparser with this interpolation is not carried over"))
		}
		if p.checked {
			p.interpolation = basicInterpolation
		}
	}
	p.proxies[p.defaultName] = &sectionProxy{p, p.defaultName}
	if a[0] != nil {
		for k, v := range mappingOf(a[0]).Items() {
			if p.checked && v != nil {
				v = Str(v)
			}
			p.defaults.Set(p.option(Str(k)), v)
		}
	}
}

func textsOr(v Value, otherwise ...string) []string {
	if v == Unbound || v == nil {
		return otherwise
	}
	if s, ok := asStr(v); ok {
		v = pyrt.NewList(textValues(strings.Split(s, ""))...)
	}
	var out []string
	for it := Over(v); it.Next(); {
		out = append(out, Str(it.Value))
	}
	return out
}

// configOf returns the parser of a method's self.
func configOf(self Value) *configParser {
	p := held(self).(*configParser)
	p.self = self
	return p
}

// option is optionxform of a name.
func (p *configParser) option(name string) string {
	if p.xform != nil {
		return Str(Call1(p.xform, name))
	}
	if o, ok := p.self.(*Object); ok {
		if m := GetAttr(o, "optionxform"); !isBuiltinMethod(m) {
			return Str(Call1(m, name))
		}
	}
	return pyrt.StrLower(name)
}

func isBuiltinMethod(v Value) bool {
	m, ok := v.(*Method)
	return ok && isBuiltin(m.fn)
}

// SetAttribute sets optionxform, the one attribute that programs set.
func (p *configParser) SetAttribute(name string, v Value) {
	if name != "optionxform" {
		panic(pyrt.NewGuard("setting " + name + " of a ConfigParser is not carried over"))
	}
	p.xform = v
}

// section returns the options of a section; the default one's where there is none
// of the name but that.
func (p *configParser) section(name Value) *Dict {
	if s, ok := p.sections.GetOK(name); ok {
		return s.(*Dict)
	}
	if name != Value(p.defaultName) {
		noSection(name)
	}
	return p.defaults
}

func (p *configParser) add(name Value) *Dict {
	if _, ok := asStr(name); p.checked && !ok {
		raise(pyrt.TypeError, "section names must be strings")
	}
	if name == Value(p.defaultName) {
		raise(pyrt.ValueError, "Invalid section name: %s", Repr(name))
	}
	if p.sections.Contains(name) {
		duplicateSection(name, nil, nil)
	}
	return p.put(name)
}

// put makes a section.
func (p *configParser) put(name Value) *Dict {
	d := pyrt.NewDict[Value, Value]()
	p.sections.Set(name, d)
	p.proxies[name] = &sectionProxy{p, name}
	return d
}

// values returns what the options of a section may refer to.
func (p *configParser) values(section, vars Value) *Dict {
	d := pyrt.NewDict[Value, Value]()
	d.Update(p.defaults)
	d.Update(p.section(section))
	if vars != nil && Truth(vars) {
		for k, v := range mappingOf(vars).Items() {
			if v != nil {
				v = Str(v)
			}
			d.Set(p.option(Str(k)), v)
		}
	}
	return d
}

// get is ConfigParser.get; Unbound is no fallback.
func (p *configParser) get(section, option Value, raw bool, vars, fallback Value) Value {
	if fallback != Unbound && section != Value(p.defaultName) && !p.sections.Contains(section) {
		return fallback
	}
	d := p.values(section, vars)
	name := p.option(strArg(option, "option"))
	v, ok := d.GetOK(name)
	switch {
	case !ok && fallback != Unbound:
		return fallback
	case !ok:
		noOption(name, section)
	case raw || v == nil || p.interpolation == noInterpolation:
		return v
	}
	return p.interpolate(name, Str(v), section, d)
}

// set is ConfigParser.set.
func (p *configParser) set(section, option, v Value) {
	if p.checked {
		p.checkTypes(option, v)
	}
	if s, ok := asStr(v); ok && s != "" {
		p.interpolation.check(s)
	}
	d := p.defaults
	if Truth(section) && section != Value(p.defaultName) {
		d = p.section(section)
	}
	d.Set(p.option(Str(option)), v)
}

func (p *configParser) checkTypes(option, v Value) {
	if _, ok := asStr(option); !ok {
		raise(pyrt.TypeError, "option keys must be strings")
	}
	if _, ok := asStr(v); !ok && (!p.noValue || Truth(v)) {
		raise(pyrt.TypeError, "option values must be strings")
	}
}

func (p *configParser) hasOption(section, option Value) bool {
	name := p.option(Str(option))
	if !Truth(section) || section == Value(p.defaultName) {
		return p.defaults.Contains(name)
	}
	s, ok := p.sections.GetOK(section)
	return ok && (s.(*Dict).Contains(name) || p.defaults.Contains(name))
}

// options returns the names of a section's options, with the defaults'.
func (p *configParser) options(section Value) *List {
	s, ok := p.sections.GetOK(section)
	if !ok {
		noSection(section)
	}
	d := pyrt.NewDict[Value, Value]()
	d.Update(s.(*Dict))
	d.Update(p.defaults)
	return pyrt.NewList(d.KeyList()...)
}

// items is ConfigParser.items of a section.
func (p *configParser) items(section Value, raw bool, vars Value) *List {
	own := p.values(section, nil)
	all := p.values(section, vars)
	out := pyrt.NewList[Value]()
	for k := range own.Keys() {
		v := all.Get(k)
		if !raw && v != nil && p.interpolation != noInterpolation {
			v = p.interpolate(Str(k), Str(v), section, all)
		}
		out.Append(Tuple{k, v})
	}
	return out
}

// readDict is ConfigParser.read_dict.
func (p *configParser) readDict(d, source Value) {
	seen := map[[2]string]bool{}
	for it := Over(callMethod(d, "items")); it.Next(); {
		pair := Unpack(it.Value, 2)
		name := Str(pair[0])
		if name != p.defaultName {
			if p.sections.Contains(name) && p.strict && seen[[2]string{name}] {
				duplicateSection(name, nil, nil)
			}
			if !p.sections.Contains(name) {
				p.put(name)
			}
		}
		seen[[2]string{name}] = true
		for options := Over(callMethod(pair[1], "items")); options.Next(); {
			kv := Unpack(options.Value, 2)
			key := p.option(Str(kv[0]))
			if kv[1] != nil {
				kv[1] = Str(kv[1])
			}
			if p.strict && seen[[2]string{name, "=" + key}] {
				duplicateOption(name, key, source, nil)
			}
			seen[[2]string{name, "=" + key}] = true
			p.set(name, key, kv[1])
		}
	}
}

// write is ConfigParser.write.
func (p *configParser) write(f Value, spaced bool) {
	delimiter := p.delimiters[0]
	if spaced {
		delimiter = " " + delimiter + " "
	}
	section := func(name Value, d *Dict) {
		text := "[" + Str(name) + "]\n"
		for k, v := range d.Items() {
			text += Str(k)
			if v != nil || !p.noValue {
				text += delimiter + strings.ReplaceAll(Str(v), "\n", "\n\t")
			}
			text += "\n"
		}
		callMethod(f, "write", text+"\n")
	}
	if p.defaults.Len() > 0 {
		section(p.defaultName, p.defaults)
	}
	for name, d := range p.sections.Items() {
		section(name, d.(*Dict))
	}
}

// A configReader reads a file of sections.
type configReader struct {
	p       *configParser
	source  Value
	seen    map[[2]string]bool
	section *Dict
	name    string
	option  Value                                 // the one that lines may continue, or nil
	lines   map[*Dict]*pyrt.Dict[Value, []string] // of values, by option
	indent  int
	errors  *pyrt.Exception
}

// read reads lines, which an iterable gives.
func (p *configParser) read(f, source Value) {
	r := &configReader{p: p, source: source, seen: map[[2]string]bool{}, lines: map[*Dict]*pyrt.Dict[Value, []string]{}}
	n := 0
	for it := Over(f); it.Next(); {
		n++
		r.line(n, Str(it.Value))
	}
	for d, values := range r.lines {
		for option, lines := range values.Items() {
			d.Set(option, pyrt.StrRStrip(strings.Join(lines, "\n")))
		}
	}
	if r.errors != nil {
		panic(r.errors)
	}
}

// commentStart returns where a comment begins in a line, or -1.
func (p *configParser) commentStart(line string) int {
	start := -1
	for _, prefix := range p.inline {
		for i := strings.Index(line, prefix); i >= 0; {
			if i == 0 || strings.IndexByte(" \t\n\r\f\v", line[i-1]) >= 0 {
				if start < 0 || i < start {
					start = i
				}
				break
			}
			next := strings.Index(line[i+1:], prefix)
			if next < 0 {
				break
			}
			i += 1 + next
		}
	}
	for _, prefix := range p.comments {
		if strings.HasPrefix(pyrt.StrStrip(line), prefix) {
			return 0
		}
	}
	return start
}

func (r *configReader) line(n int, line string) {
	comment := r.p.commentStart(line)
	text := line
	if comment >= 0 {
		text = line[:comment]
	}
	value := pyrt.StrStrip(text)
	if value == "" {
		switch {
		case !r.p.emptyLines:
			r.indent = math.MaxInt
		case comment < 0 && r.option != nil && r.section.GetOr(r.option, nil) != nil:
			r.more("")
		}
		return
	}
	indent := len(line) - len(pyrt.StrLStrip(line))
	if r.section != nil && r.option != nil && indent > r.indent {
		if r.section.GetOr(r.option, nil) == nil {
			raise(pyrt.AttributeError, "'NoneType' object has no attribute 'append'")
		}
		r.more(value)
		return
	}
	r.indent = indent
	if end := strings.LastIndexByte(value, ']'); value[0] == '[' && end > 1 {
		r.header(n, value[1:end])
		return
	}
	if r.section == nil {
		missingHeader(r.source, n, line)
	}
	r.assignment(n, line, value)
}

// more adds a line to the value of an option.
func (r *configReader) more(line string) {
	values := r.lines[r.section]
	values.Set(r.option, append(values.Get(r.option), line))
}

func (r *configReader) header(n int, name string) {
	p := r.p
	switch s, ok := p.sections.GetOK(name); {
	case ok:
		if p.strict && r.seen[[2]string{name}] {
			duplicateSection(name, r.source, n)
		}
		r.section = s.(*Dict)
	case name == p.defaultName:
		r.section = p.defaults
	default:
		r.section = p.put(name)
	}
	r.seen[[2]string{name}] = true
	r.name, r.option = name, nil
}

func (r *configReader) assignment(n int, line, value string) {
	at, delimiter := -1, ""
	for _, d := range r.p.delimiters {
		if i := strings.Index(value, d); i >= 0 && (at < 0 || i < at) {
			at, delimiter = i, d
		}
	}
	if at < 0 && !r.p.noValue {
		r.fail(n, line)
		return
	}
	option := value
	if at >= 0 {
		option = value[:at]
	}
	if option == "" {
		r.fail(n, line)
	}
	name := r.p.option(pyrt.StrRStrip(option))
	if key := [2]string{r.name, "=" + name}; r.p.strict && r.seen[key] {
		duplicateOption(r.name, name, r.source, n)
	}
	r.seen[[2]string{r.name, "=" + name}] = true
	r.option = name
	if at < 0 {
		r.section.Set(name, nil)
		return
	}
	r.section.Set(name, "")
	if r.lines[r.section] == nil {
		r.lines[r.section] = pyrt.NewDict[Value, []string]()
	}
	r.lines[r.section].Set(name, []string{pyrt.StrStrip(value[at+len(delimiter):])})
}
