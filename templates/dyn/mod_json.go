package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// Held returns what an instance of a subclass of a builtin class holds, or nil.
func (o *Object) Held() Value {
	switch o.native.(type) {
	case *pyrt.Exception:
		return nil
	}
	return o.native
}

// ModJson is the module json.
var ModJson = NewLibrary("json", func(m *Module) {
	m.Def("dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None, default=None, sort_keys=False, **kw)", func(a []Value) Value {
		return jsonDumps(a[0], a[1:])
	})
	m.Def("dump(obj, fp, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None, default=None, sort_keys=False, **kw)", func(a []Value) Value {
		Call(GetAttr(a[1], "write"), jsonDumps(a[0], a[2:]))
		return nil
	})
	m.Def("loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, **kw)", func(a []Value) Value {
		return jsonLoads(a[0], a[1:])
	})
	m.Def("load(fp, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, **kw)", func(a []Value) Value {
		return jsonLoads(Call(GetAttr(a[0], "read")), a[1:])
	})
	m.Const("JSONEncoder", jsonEncoderType)
	m.Const("JSONDecoder", jsonDecoderType)
	m.Const("JSONDecodeError", jsonErrorType)
	m.Const("decoder", ModJsonDecoder)
	m.Const("encoder", ModJsonEncoder)
})

// ModJsonDecoder is the module json.decoder.
var ModJsonDecoder = NewLibrary("json.decoder", func(m *Module) {
	m.Const("JSONDecoder", jsonDecoderType)
	m.Const("JSONDecodeError", jsonErrorType)
})

// ModJsonEncoder is the module json.encoder.
var ModJsonEncoder = NewLibrary("json.encoder", func(m *Module) {
	m.Const("JSONEncoder", jsonEncoderType)
})

var jsonErrorType = func() *Class {
	c := Exc(pyrt.JSONDecodeErrorClass)
	c.Module = "json.decoder"
	return c
}()

// jsonGuarded raises the errors of a reader as objects with their attributes.
func jsonGuarded(read func() Value) Value {
	defer func() {
		p := recover()
		if e, ok := p.(*pyrt.JSONDecodeError); ok {
			o := excObject(e.Exc())
			o.setAttr("msg", e.Msg)
			o.setAttr("doc", e.Doc)
			o.setAttr("pos", e.Pos)
			o.setAttr("lineno", e.LineNo)
			o.setAttr("colno", e.ColNo)
			panic(e.Exc())
		}
		if p != nil {
			panic(p)
		}
	}()
	return read()
}

func init() {
	jsonErrorType.DefSelf("__init__(msg, doc, pos)", func(a []Value) Value {
		made := pyrt.NewJSONDecodeError(Str(a[1]), Str(a[2]), len(pyrt.StrSlice(Str(a[2]), 0, Index(a[3]))))
		o := a[0].(*Object)
		excOf(o).Args = made.Args
		for i, name := range []string{"msg", "doc", "pos"} {
			o.setAttr(name, a[i+1])
		}
		o.setAttr("lineno", made.LineNo)
		o.setAttr("colno", made.ColNo)
		return nil
	})
}

// A jsonEncoder is a json.JSONEncoder.
type jsonEncoder struct {
	options       pyrt.JSONOptions
	fallback      Value // the argument default, or nil
	indent        Value
	item, key     string
	checkCircular Value
}

// PyClass returns json.JSONEncoder.
func (*jsonEncoder) PyClass() *Class { return jsonEncoderType }

var jsonEncoderType = NewType("json.encoder", "JSONEncoder")

const jsonEncoderParams = "*, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None, separators=None, default=None"

// set takes the arguments of JSONEncoder.
func (e *jsonEncoder) set(a []Value) {
	e.options = pyrt.JSONOptions{SkipKeys: Truth(a[0]), Unicode: !Truth(a[1]), NoNaN: !Truth(a[3]), SortKeys: Truth(a[4])}
	e.checkCircular, e.indent, e.fallback = a[2], a[5], a[7]
	e.item, e.key = ", ", ": "
	if a[5] != nil {
		e.options.Indent = pyrt.Some(jsonIndent(a[5]))
		e.item = ","
	}
	if a[6] != nil {
		pair := Unpack(a[6], 2)
		e.item, e.key = argText(pair[0], "separators"), argText(pair[1], "separators")
	}
	e.options.Separators = &[2]string{e.item, e.key}
}

func jsonIndent(v Value) string {
	if s, ok := asStr(v); ok {
		return s
	}
	return strings.Repeat(" ", max(Index(v), 0))
}

// encode returns the text of v; self is the encoder as the program knows it.
func (e *jsonEncoder) encode(self, v Value) string {
	options := e.options
	fallback := e.fallback
	if fallback == nil {
		fallback = GetAttr(self, "default")
	}
	options.Default = func(v Value) Value { return Call1(fallback, v) }
	return pyrt.JSONDumpsWith(v, options)
}

func init() {
	t := jsonEncoderType
	t.Native(func(_ *Class, args []Value, kw []Kw) Value {
		e := &jsonEncoder{}
		e.set(signatureOf(jsonEncoderParams).bind("JSONEncoder.__init__", args, kw, nil))
		return e
	}, func() Value {
		e := &jsonEncoder{}
		e.set(signatureOf(jsonEncoderParams).bind("JSONEncoder.__init__", nil, nil, nil))
		return e
	})
	t.Def("__init__(*, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None, separators=None, default=None)", func(a []Value) Value {
		a[0].(*jsonEncoder).set(a[1:])
		return nil
	})
	t.Def("default(o)", func(a []Value) Value {
		raise(pyrt.TypeError, "Object of type %s is not JSON serializable", ClassOf(a[1]).Name)
		return nil
	})
	t.DefSelf("encode(o)", func(a []Value) Value { return encoderOf(a[0]).encode(a[0], a[1]) })
	t.DefSelf("iterencode(o, _one_shot=False)", func(a []Value) Value {
		return sliceIterator(seqIterType, []Value{encoderOf(a[0]).encode(a[0], a[1])})
	})
	t.Getter("indent", func(v Value) Value { return v.(*jsonEncoder).indent })
	t.Getter("item_separator", func(v Value) Value { return v.(*jsonEncoder).item })
	t.Getter("key_separator", func(v Value) Value { return v.(*jsonEncoder).key })
	t.Getter("skipkeys", func(v Value) Value { return v.(*jsonEncoder).options.SkipKeys })
	t.Getter("ensure_ascii", func(v Value) Value { return !v.(*jsonEncoder).options.Unicode })
	t.Getter("allow_nan", func(v Value) Value { return !v.(*jsonEncoder).options.NoNaN })
	t.Getter("sort_keys", func(v Value) Value { return v.(*jsonEncoder).options.SortKeys })
	t.Getter("check_circular", func(v Value) Value { return v.(*jsonEncoder).checkCircular })
}

func encoderOf(self Value) *jsonEncoder {
	if o, ok := self.(*Object); ok {
		self = o.native
	}
	return self.(*jsonEncoder)
}

// jsonDumps is json.dumps with the values of its keywords: skipkeys, ensure_ascii,
// check_circular, allow_nan, cls, indent, separators, default, sort_keys, **kw.
func jsonDumps(v Value, a []Value) Value {
	args := []Value{a[0], a[1], a[2], a[3], a[8], a[5], a[6], a[7]}
	if a[4] == nil {
		signatureOf(jsonEncoderParams).bind("JSONEncoder.__init__", nil, SpreadKw(a[9]), nil)
		e := &jsonEncoder{}
		e.set(args)
		return e.encode(e, v)
	}
	names := []string{"skipkeys", "ensure_ascii", "check_circular", "allow_nan", "sort_keys", "indent", "separators", "default"}
	kw := make([]Kw, 0, len(names))
	for i, name := range names {
		kw = append(kw, Kw{name, args[i]})
	}
	return Call(GetAttr(CallKw(a[4], nil, append(kw, SpreadKw(a[9])...)), "encode"), v)
}

// A jsonDecoder is a json.JSONDecoder.
type jsonDecoder struct {
	hooks  pyrt.JSONHooks
	values [6]Value
}

// PyClass returns json.JSONDecoder.
func (*jsonDecoder) PyClass() *Class { return jsonDecoderType }

var jsonDecoderType = NewType("json.decoder", "JSONDecoder")

const jsonDecoderParams = "*, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True, object_pairs_hook=None"

// set takes the arguments of JSONDecoder.
func (d *jsonDecoder) set(a []Value) {
	copy(d.values[:], a)
	d.hooks = pyrt.JSONHooks{Lax: !Truth(a[4])}
	text := func(f Value) func(text string) Value {
		if f == nil {
			return nil
		}
		return func(text string) Value { return Call1(f, text) }
	}
	d.hooks.Float, d.hooks.Int, d.hooks.Constant = text(a[1]), text(a[2]), text(a[3])
	if a[0] != nil {
		d.hooks.Object = func(o *Dict) Value { return Call1(a[0], o) }
	}
	if a[5] != nil {
		d.hooks.Pairs = func(pairs []pyrt.Tuple2[Value, Value]) Value {
			l := pyrt.NewList[Value]()
			for _, p := range pairs {
				l.Append(Tuple{p.A, p.B})
			}
			return Call1(a[5], l)
		}
	}
}

func init() {
	t := jsonDecoderType
	t.Native(func(_ *Class, args []Value, kw []Kw) Value {
		d := &jsonDecoder{}
		d.set(signatureOf(jsonDecoderParams).bind("JSONDecoder.__init__", args, kw, nil))
		return d
	}, func() Value {
		d := &jsonDecoder{}
		d.set(signatureOf(jsonDecoderParams).bind("JSONDecoder.__init__", nil, nil, nil))
		return d
	})
	t.Def("__init__(*, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True, object_pairs_hook=None)", func(a []Value) Value {
		a[0].(*jsonDecoder).set(a[1:])
		return nil
	})
	t.Def("decode(s)", func(a []Value) Value {
		return jsonGuarded(func() Value { return pyrt.JSONLoadsWith(argText(a[1], "decode"), a[0].(*jsonDecoder).hooks) })
	})
	t.Def("raw_decode(s, idx=0)", func(a []Value) Value {
		s, i := argText(a[1], "raw_decode"), Index(a[2])
		return jsonGuarded(func() Value {
			v, end := pyrt.JSONRawDecode(s, len(pyrt.StrSlice(s, 0, i)), a[0].(*jsonDecoder).hooks)
			return Tuple{v, pyrt.StrLen(s[:end])}
		})
	})
	for i, name := range []string{"object_hook", "parse_float", "parse_int", "parse_constant", "strict", "object_pairs_hook"} {
		t.Getter(name, func(v Value) Value { return v.(*jsonDecoder).values[i] })
	}
}

// jsonLoads is json.loads with the values of its keywords: cls, object_hook,
// parse_float, parse_int, parse_constant, object_pairs_hook, **kw.
func jsonLoads(v Value, a []Value) Value {
	text, isText := asStr(v)
	if !isText {
		b, ok := bytesOf(v)
		if !ok {
			raise(pyrt.TypeError, "the JSON object must be str, bytes or bytearray, not %s", TypeName(v))
		}
		text = jsonText(b)
	} else if strings.HasPrefix(text, "\ufeff") {
		jsonGuarded(func() Value { return pyrt.JSONLoads(text) })
	}
	if a[0] != nil {
		kw := SpreadKw(a[6])
		for i, name := range []string{"object_hook", "parse_float", "parse_int", "parse_constant", "object_pairs_hook"} {
			if a[i+1] != nil {
				kw = append(kw, Kw{name, a[i+1]})
			}
		}
		return Call(GetAttr(CallKw(a[0], nil, kw), "decode"), text)
	}
	kw := SpreadKw(a[6])
	d := &jsonDecoder{}
	slots := signatureOf(jsonDecoderParams).bind("JSONDecoder.__init__", nil, kw, nil)
	d.set([]Value{a[1], a[2], a[3], a[4], slots[4], a[5]})
	return jsonGuarded(func() Value { return pyrt.JSONLoadsWith(text, d.hooks) })
}

// jsonText decodes bytes in the encoding that JSON allows.
func jsonText(b Bytes) string {
	return b.Decode(pyrt.JSONEncoding(string(b)), "surrogatepass")
}
