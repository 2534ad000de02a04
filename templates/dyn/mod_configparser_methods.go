package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// ModConfigparser is the module configparser.
var ModConfigparser = NewLibrary("configparser", func(m *Module) {
	rawParserType.Native(func(c *Class, args []Value, kw []Kw) Value { return newConfigParser(c, args, kw) }, nil)
	configParserType.Native(func(c *Class, args []Value, kw []Kw) Value { return newConfigParser(c, args, kw) }, nil)
	for i, c := range []*Class{interpolationType, basicInterpolationType, extendedInterpolationType} {
		c.Native(func(*Class, []Value, []Kw) Value { return interpolation(i) }, nil)
		m.Const(c.Name, c)
	}
	for _, c := range []*Class{configErrorType, noSectionType, noOptionType, duplicateSectionType, duplicateOptionType, interpolationError,
		missingOptionType, badSyntaxType, tooDeepType, parsingErrorType, missingHeaderType} {
		m.Const(c.Name, c)
	}
	shown := func(a []Value) Value { return GetAttr(a[0], "message") }
	configErrorType.Def("__str__()", shown)
	configErrorType.Def("__repr__()", shown)
	m.Const("RawConfigParser", rawParserType)
	m.Const("ConfigParser", configParserType)
	m.Const("SectionProxy", sectionProxyType)
	m.Const("NoSectionError", noSectionType)
	m.Const("NoOptionError", noOptionType)
	m.Const("DuplicateSectionError", duplicateSectionType)
	m.Const("DuplicateOptionError", duplicateOptionType)
	m.Const("MissingSectionHeaderError", missingHeaderType)
	m.Const("ParsingError", parsingErrorType)
	m.Const("InterpolationError", interpolationError)
	m.Const("InterpolationMissingOptionError", missingOptionType)
	m.Const("InterpolationSyntaxError", badSyntaxType)
	m.Const("InterpolationDepthError", tooDeepType)
	m.Const("Error", configErrorType)
	m.Const("BasicInterpolation", basicInterpolationType)
	m.Const("ExtendedInterpolation", extendedInterpolationType)
	m.Const("DEFAULTSECT", "DEFAULT")
	m.Const("MAX_INTERPOLATION_DEPTH", 10)
	parserReading(rawParserType)
	parserOptions(rawParserType)
	parserMapping(rawParserType)
	proxyMethods(sectionProxyType)
})

func parserReading(t *Class) {
	none := func(do func(p *configParser, a []Value)) func(a []Value) Value {
		return func(a []Value) Value {
			do(configOf(a[0]), a)
			return nil
		}
	}
	t.DefSelf("read(filenames, encoding=None)", func(a []Value) Value {
		p, done := configOf(a[0]), pyrt.NewList[Value]()
		names := a[1]
		if _, ok := asStr(names); ok || hasMethod(names, "__fspath__") {
			names = Tuple{names}
		}
		for it := Over(names); it.Next(); {
			if f := openedOrNone(it.Value, a[2]); f != nil {
				p.read(f, it.Value)
				callMethod(f, "close")
				done.Append(fsPath(it.Value))
			}
		}
		return done
	})
	t.DefSelf("read_file(f, source=None)", none(func(p *configParser, a []Value) {
		if a[2] == nil {
			a[2] = GetAttrOr(a[1], "name", "<???>")
		}
		p.read(a[1], a[2])
	}))
	t.DefSelf("read_string(string, source='<string>')", none(func(p *configParser, a []Value) {
		p.read(pyrt.NewList(textValues(strings.SplitAfter(strArg(a[1], "initial_value"), "\n"))...), a[2])
	}))
	t.DefSelf("read_dict(dictionary, source='<dict>')", none(func(p *configParser, a []Value) { p.readDict(a[1], a[2]) }))
	t.DefSelf("write(fp, space_around_delimiters=True)", none(func(p *configParser, a []Value) { p.write(a[1], Truth(a[2])) }))
	t.DefSelf("optionxform(optionstr)", func(a []Value) Value { return pyrt.StrLower(Str(a[1])) })
}

// openedOrNone opens a file, or returns nil where that fails.
func openedOrNone(name, encoding Value) (f Value) {
	defer func() {
		if p := recover(); p != nil {
			if e, ok := p.(*pyrt.Exception); !ok || !pyrt.Is(e, pyrt.OSError) {
				panic(p)
			}
			f = nil
		}
	}()
	return CallKw(BuiltinOpen, []Value{name}, []Kw{{"encoding", encoding}})
}

var booleanStates = map[string]bool{"1": true, "yes": true, "true": true, "on": true, "0": false, "no": false, "false": false, "off": false}

// configConverters are what the typed getters do with a text.
var configConverters = map[string]func(v Value) Value{
	"getint":   func(v Value) Value { return Call1(IntType, v) },
	"getfloat": func(v Value) Value { return Call1(FloatType, v) },
	"getboolean": func(v Value) Value {
		text, ok := asStr(v)
		if !ok {
			raise(pyrt.AttributeError, "'%s' object has no attribute 'lower'", TypeName(v))
		}
		b, ok := booleanStates[pyrt.StrLower(text)]
		if !ok {
			raise(pyrt.ValueError, "Not a boolean: %s", text)
		}
		return b
	},
}

// converted is get with a converter: a fallback is not converted.
func (p *configParser) converted(convert func(v Value) Value, section, option Value, raw bool, vars, fallback Value) Value {
	absent := &singleton{"<absent>", nil}
	if fallback == Unbound {
		return convert(p.get(section, option, raw, vars, Unbound))
	}
	if v := p.get(section, option, raw, vars, absent); v != Value(absent) {
		return convert(v)
	}
	return fallback
}

func parserOptions(t *Class) {
	t.DefSelf("get(section, option, *, raw=False, vars=None, fallback=)", func(a []Value) Value {
		return configOf(a[0]).get(a[1], a[2], Truth(a[3]), a[4], a[5])
	})
	for name, convert := range configConverters {
		t.DefSelf(name+"(section, option, *, raw=False, vars=None, fallback=)", func(a []Value) Value {
			return configOf(a[0]).converted(convert, a[1], a[2], Truth(a[3]), a[4], a[5])
		})
	}
	t.DefSelf("set(section, option, value=None)", func(a []Value) Value {
		configOf(a[0]).set(a[1], a[2], a[3])
		return nil
	})
	t.DefSelf("has_option(section, option)", func(a []Value) Value { return configOf(a[0]).hasOption(a[1], a[2]) })
	t.DefSelf("options(section)", func(a []Value) Value { return configOf(a[0]).options(a[1]) })
	t.DefSelf("remove_option(section, option)", func(a []Value) Value {
		p := configOf(a[0])
		d := p.defaults
		if Truth(a[1]) && a[1] != Value(p.defaultName) {
			d = p.section(a[1])
		}
		_, existed := d.PopOK(p.option(Str(a[2])))
		return existed
	})
	t.DefSelf("sections()", func(a []Value) Value { return pyrt.NewList(configOf(a[0]).sections.KeyList()...) })
	t.DefSelf("defaults()", func(a []Value) Value { return configOf(a[0]).defaults })
	t.DefSelf("has_section(section)", func(a []Value) Value { return configOf(a[0]).sections.Contains(a[1]) })
	t.DefSelf("add_section(section)", func(a []Value) Value {
		configOf(a[0]).add(a[1])
		return nil
	})
	t.DefSelf("remove_section(section)", func(a []Value) Value { return configOf(a[0]).remove(a[1]) })
	t.DefSelf("items(section=, raw=False, vars=None)", func(a []Value) Value {
		p := configOf(a[0])
		if a[1] != Unbound {
			return p.items(a[1], Truth(a[2]), a[3])
		}
		return &dictView{p.all(), itemsView}
	})
}

func (p *configParser) remove(name Value) bool {
	_, existed := p.sections.PopOK(name)
	if existed {
		delete(p.proxies, name)
	}
	return existed
}

// all returns the sections by name, the default one first.
func (p *configParser) all() *Dict {
	d := pyrt.NewDict[Value, Value]()
	d.Set(p.defaultName, p.proxies[p.defaultName])
	for name := range p.sections.Keys() {
		d.Set(name, p.proxies[name])
	}
	return d
}

func parserMapping(t *Class) {
	has := func(p *configParser, key Value) bool { return key == Value(p.defaultName) || p.sections.Contains(key) }
	t.DefSelf("__getitem__(key, /)", func(a []Value) Value {
		p := configOf(a[0])
		if !has(p, a[1]) {
			panic(pyrt.KeyError.New(a[1]))
		}
		return p.proxies[a[1]]
	})
	t.DefSelf("__setitem__(key, value, /)", func(a []Value) Value {
		p := configOf(a[0])
		if a[1] == Value(p.defaultName) {
			p.defaults.Clear()
		} else if s, ok := p.sections.GetOK(a[1]); ok {
			if proxy, same := a[2].(*sectionProxy); same && p.proxies[a[1]] == proxy {
				return nil
			}
			s.(*Dict).Clear()
		}
		one := pyrt.NewDict[Value, Value]()
		one.Set(a[1], a[2])
		p.readDict(one, "<dict>")
		return nil
	})
	t.DefSelf("__delitem__(key, /)", func(a []Value) Value {
		p := configOf(a[0])
		if a[1] == Value(p.defaultName) {
			raise(pyrt.ValueError, "Cannot remove the default section.")
		}
		if !p.remove(a[1]) {
			panic(pyrt.KeyError.New(a[1]))
		}
		return nil
	})
	t.DefSelf("__contains__(key, /)", func(a []Value) Value { return has(configOf(a[0]), a[1]) })
	t.DefSelf("__len__()", func(a []Value) Value { return configOf(a[0]).sections.Len() + 1 })
	t.DefSelf("__iter__()", func(a []Value) Value { return dictKeys(configOf(a[0]).all()) })
	t.DefSelf("keys()", func(a []Value) Value { return &dictView{configOf(a[0]).all(), keysView} })
	t.DefSelf("values()", func(a []Value) Value { return &dictView{configOf(a[0]).all(), valuesView} })
}

func proxyMethods(t *Class) {
	self := func(a []Value) *sectionProxy { return a[0].(*sectionProxy) }
	names := func(s *sectionProxy) *List {
		if s.name == Value(s.parser.defaultName) {
			return pyrt.NewList(s.parser.defaults.KeyList()...)
		}
		return s.parser.options(s.name)
	}
	get := func(s *sectionProxy, key Value) Value {
		if !s.parser.hasOption(s.name, key) {
			panic(pyrt.KeyError.New(key))
		}
		return s.parser.get(s.name, key, false, nil, Unbound)
	}
	dict := func(s *sectionProxy) *Dict {
		d := pyrt.NewDict[Value, Value]()
		for _, k := range names(s).Items {
			d.Set(k, get(s, k))
		}
		return d
	}
	set := func(s *sectionProxy, key, v Value) {
		s.parser.checkTypes(key, v)
		s.parser.set(s.name, key, v)
	}
	t.Def("get(option, fallback=None, *, raw=False, vars=None)", func(a []Value) Value {
		return self(a).parser.get(self(a).name, a[1], Truth(a[3]), a[4], a[2])
	})
	for name, convert := range configConverters {
		t.Def(name+"(option, fallback=None, *, raw=False, vars=None)", func(a []Value) Value {
			return self(a).parser.converted(convert, self(a).name, a[1], Truth(a[3]), a[4], a[2])
		})
	}
	t.Def("__getitem__(key, /)", func(a []Value) Value { return get(self(a), a[1]) })
	t.Def("__setitem__(key, value, /)", func(a []Value) Value {
		set(self(a), a[1], a[2])
		return nil
	})
	t.Def("__delitem__(key, /)", func(a []Value) Value {
		s := self(a)
		if !s.parser.hasOption(s.name, a[1]) || !Truth(Call(GetAttr(s.parser, "remove_option"), s.name, a[1])) {
			panic(pyrt.KeyError.New(a[1]))
		}
		return nil
	})
	t.Def("__contains__(key, /)", func(a []Value) Value { return self(a).parser.hasOption(self(a).name, a[1]) })
	t.Def("__len__()", func(a []Value) Value { return len(names(self(a)).Items) })
	t.Def("__iter__()", func(a []Value) Value { return listIterator(names(self(a))) })
	t.Def("keys()", func(a []Value) Value { return &dictView{dict(self(a)), keysView} })
	t.Def("values()", func(a []Value) Value { return &dictView{dict(self(a)), valuesView} })
	t.Def("items()", func(a []Value) Value { return &dictView{dict(self(a)), itemsView} })
	t.Def("update(other=, /, **kwds)", func(a []Value) Value {
		d := pyrt.NewDict[Value, Value]()
		if a[1] != Unbound {
			updateDict(d, a[1])
		}
		d.Update(a[2].(*Dict))
		for k, v := range d.Items() {
			set(self(a), k, v)
		}
		return nil
	})
	t.Getter("name", func(v Value) Value { return v.(*sectionProxy).name })
	t.Getter("parser", func(v Value) Value {
		p := v.(*sectionProxy).parser
		if p.self != nil {
			return p.self
		}
		return p
	})
}
