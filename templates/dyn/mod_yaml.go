package dyn

import "github.com/molt-go/molt/templates/pyrt"

// ModYaml is the module yaml: PyYAML as it is without LibYAML.
var ModYaml = NewLibrary("yaml", func(m *Module) {
	m.Const("__version__", "6.0.3")
	m.Const("__with_libyaml__", false)
	for _, list := range [][]*Class{yamlLoaders, yamlDumpers,
		{yamlErrorType, yamlMarkedError, yamlMarkType, yamlScalarNode, yamlSequenceNode, yamlMappingNode}} {
		for _, c := range list {
			m.Const(c.Name, c)
		}
	}
	for _, sub := range []*Module{ModYamlError, ModYamlScanner, ModYamlParser, ModYamlComposer, ModYamlConstructor, ModYamlReader, ModYamlRepresenter, ModYamlNodes} {
		m.Const(lastPart(sub.name), sub.Import())
	}
	for prefix, loader := range map[string]*Class{"safe_": yamlSafeLoader, "full_": yamlFullLoader, "unsafe_": yamlUnsafeLoader} {
		m.Def(prefix+"load(stream)", func(a []Value) Value { return yamlLoad(a[0], loader) })
		m.Def(prefix+"load_all(stream)", func(a []Value) Value { return yamlLoadAll(a[0], loader) })
	}
	m.Def("load(stream, Loader)", func(a []Value) Value { return yamlLoad(a[0], a[1]) })
	m.Def("load_all(stream, Loader)", func(a []Value) Value { return yamlLoadAll(a[0], a[1]) })
	m.Def("dump(data, stream=None, Dumper=, **kwds)", func(a []Value) Value {
		return yamlDump([]Value{a[0]}, a[1], given(a[2], yamlDumperType), SpreadKw(a[3]))
	})
	m.Def("safe_dump(data, stream=None, **kwds)", func(a []Value) Value {
		return yamlDump([]Value{a[0]}, a[1], yamlSafeDumper, SpreadKw(a[2]))
	})
	m.Def("dump_all(documents, stream=None, Dumper=, *args, **kwds)", func(a []Value) Value {
		return yamlDump(Items(a[0]), a[1], given(a[2], yamlDumperType), yamlPositional(a[3].(Tuple), SpreadKw(a[4])))
	})
	m.Def("safe_dump_all(documents, stream=None, **kwds)", func(a []Value) Value {
		return yamlDump(Items(a[0]), a[1], yamlSafeDumper, SpreadKw(a[2]))
	})
	yamlRegistering(m)
})

// yamlErrors makes a module that holds classes of errors.
func yamlErrors(m *Module, classes ...*Class) {
	for _, c := range classes {
		m.Const(c.Name, c)
	}
}

// The modules of package yaml, as far as programs name them.
var (
	ModYamlError       = NewLibrary("yaml.error", func(m *Module) { yamlErrors(m, yamlErrorType, yamlMarkedError, yamlMarkType) })
	ModYamlScanner     = NewLibrary("yaml.scanner", func(m *Module) { yamlErrors(m, yamlScannerError, yamlMarkedError) })
	ModYamlParser      = NewLibrary("yaml.parser", func(m *Module) { yamlErrors(m, yamlParserError, yamlMarkedError) })
	ModYamlComposer    = NewLibrary("yaml.composer", func(m *Module) { yamlErrors(m, yamlComposerError, yamlMarkedError) })
	ModYamlConstructor = NewLibrary("yaml.constructor", func(m *Module) { yamlErrors(m, yamlConstructorError, yamlMarkedError) })
	ModYamlReader      = NewLibrary("yaml.reader", func(m *Module) { yamlErrors(m, yamlReaderError, yamlErrorType) })
	ModYamlRepresenter = NewLibrary("yaml.representer", func(m *Module) { yamlErrors(m, yamlRepresenterError, yamlErrorType) })
	ModYamlNodes       = NewLibrary("yaml.nodes", func(m *Module) { yamlErrors(m, yamlScalarNode, yamlSequenceNode, yamlMappingNode) })
)

// yamlLoad returns the one document of a stream.
func yamlLoad(stream, loader Value) Value {
	l := newYAMLLoader(loader, stream)
	root := l.document()
	if root == nil {
		return nil
	}
	if at, more := l.begin(); more {
		panic(yamlError(yamlComposerError, "expected a single document in the stream", &root.start, "but found another document", at))
	}
	return l.root(root)
}

// yamlLoadAll goes through the documents of a stream, which is read when the first is
// asked for.
func yamlLoadAll(stream, loader Value) Value {
	var l *yamlLoader
	return NewIterator(yamlDocumentsType, func() (Value, bool) {
		if l == nil {
			l = newYAMLLoader(loader, stream)
		}
		root := l.document()
		if root == nil {
			return nil, false
		}
		return l.root(root), true
	})
}

var yamlDocumentsType = NewIterType("builtins", "generator")

// yamlOptions are the keywords of yaml.dump_all, in order, of which None is the default.
const yamlOptions = "*, default_style=None, default_flow_style=False, canonical=None, indent=None, width=None, allow_unicode=None, line_break=None, encoding=None, explicit_start=None, explicit_end=None, version=None, tags=None, sort_keys=True"

// yamlPositional adds arguments by position to keywords.
func yamlPositional(args Tuple, kw []Kw) []Kw {
	names := signatureOf(yamlOptions).names
	if len(args) > len(names) {
		raise(pyrt.TypeError, "dump_all() takes from 1 to %d positional arguments but %d were given", len(names)+3, len(args)+3)
	}
	for i, v := range args {
		kw = append(kw, Kw{names[i], v})
	}
	return kw
}

// yamlDump writes documents to a stream, or without one returns them as text or bytes.
func yamlDump(documents []Value, stream, dumper Value, kw []Kw) Value {
	a := signatureOf(yamlOptions).bind("dump_all", nil, kw, nil)
	c, ok := dumper.(*Class)
	if !ok || yamlKnown(c, yamlDumpers) == nil {
		panic(pyrt.NewGuard("a YAML dumper that is " + Repr(dumper) + " is not carried over"))
	}
	for i, name := range map[int]string{2: "canonical", 6: "line_break", 10: "version", 11: "tags"} {
		if a[i] != nil && !(i == 6 && a[i] == "\n") && !(i == 2 && !Truth(a[i])) {
			panic(pyrt.NewGuard("the keyword " + name + " of yaml.dump is not carried over"))
		}
	}
	e := &yamlEmitter{unicode: a[5] != nil && Truth(a[5]), step: 2, width: 80, start: a[8] != nil && Truth(a[8]), finish: a[9] != nil && Truth(a[9]), spaced: true, indenting: true}
	if a[3] != nil && Less(1, a[3]) && Less(a[3], 10) {
		e.step = Index(a[3])
	}
	if a[4] != nil && Less(e.step*2, a[4]) {
		e.width = 1 << 40
		if Less(a[4], e.width) {
			e.width = int(Float(a[4]))
		}
	}
	d := &yamlDumper{class: c, style: yamlStyle(a[0]), flow: a[1], sort: Truth(a[12]), emitter: e}
	asBytes := a[7] != nil && (stream == nil || !HasAttr(stream, "encoding"))
	var all Value = ""
	if asBytes {
		if name := pyrt.StrLower(Str(a[7])); name != "utf-8" && name != "utf8" {
			panic(pyrt.NewGuard("yaml.dump in another encoding than UTF-8 is not carried over"))
		}
		all = Bytes("")
	}
	flush := func() {
		var text Value = e.out.String()
		e.out.Reset()
		if asBytes {
			text = callMethod(text, "encode", "utf-8")
		}
		if stream != nil {
			callMethod(stream, "write", text)
		} else {
			all = Add(all, text)
		}
	}
	for _, v := range documents {
		d.document(v)
		flush()
	}
	e.end()
	flush()
	if stream != nil {
		return nil
	}
	return all
}

// yamlStyle is a style of scalars by its sign.
func yamlStyle(v Value) rune {
	if v == nil || v == "" {
		return 0
	}
	for r := range pyrt.CodePoints(strArg(v, "style")) {
		if yamlIn(r, "'\"|>") {
			return r
		}
	}
	panic(pyrt.NewGuard("the style " + Repr(v) + " of YAML scalars is not carried over"))
}
