package dyn

import (
	"fmt"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// toStderr tells that a record is being written to standard error: there alone a
// traceback may be shown without its frames.
var toStderr bool

var plainFormatter *Object

// defaultFormatter formats where nothing else is set.
func defaultFormatter() *Object {
	if plainFormatter == nil {
		plainFormatter = Call(logFormatterType).(*Object)
	}
	return plainFormatter
}

// checkFormat stops at fields that name a place in the source.
func checkFormat(text string) {
	for _, field := range []string{"lineno", "funcName", "pathname", "filename", "module", "taskName", "process", "thread"} {
		for _, form := range []string{"%(" + field + ")", "{" + field + "}", "{" + field + ":"} {
			if strings.Contains(text, form) {
				panic(pyrt.NewGuard("the field " + field + " of log records is not carried over"))
			}
		}
	}
}

func formatRecord(self, record Value) string {
	r := record.(*Object)
	r.setAttr("message", callMethod(record, "getMessage"))
	if Truth(callMethod(self, "usesTime")) {
		r.setAttr("asctime", callMethod(self, "formatTime", record, attrOf(self, "datefmt")))
	}
	text := Str(callMethod(self, "formatMessage", record))
	if exc := attrOf(record, "exc_info"); Truth(exc) && !Truth(attrOf(record, "exc_text")) {
		r.setAttr("exc_text", callMethod(self, "formatException", exc))
	}
	if exc := attrOf(record, "exc_text"); Truth(exc) {
		if !strings.HasSuffix(text, "\n") {
			text += "\n"
		}
		text += Str(exc)
	}
	return text
}

func init() {
	t := logFormatterType
	t.Def("__init__(fmt=None, datefmt=None, style='%', validate=True, *, defaults=None)", func(a []Value) Value {
		text, style := "%(message)s", Str(a[3])
		switch style {
		case "%":
		case "{":
			text = "{message}"
		case "$":
			panic(pyrt.NewGuard("logging with $-formats is not carried over"))
		default:
			raise(pyrt.ValueError, "Style must be one of: %%,{,$")
		}
		if a[1] != nil {
			text = Str(a[1])
			checkFormat(text)
		}
		if a[5] != nil {
			panic(pyrt.NewGuard("logging with defaults of a Formatter is not carried over"))
		}
		o := a[0].(*Object)
		o.setAttr("_fmt", text)
		o.setAttr("_style", style)
		o.setAttr("datefmt", a[2])
		return nil
	})
	t.Def("usesTime()", func(a []Value) Value {
		text := Str(attrOf(a[0], "_fmt"))
		return strings.Contains(text, "%(asctime)") || strings.Contains(text, "{asctime")
	})
	t.Def("formatTime(record, datefmt=None)", func(a []Value) Value {
		format := "%Y-%m-%d %H:%M:%S"
		if a[2] != nil {
			format = Str(a[2])
		}
		created := attrOf(a[1], "created")
		text := Str(Call(ModTime.Get("strftime"), format, Call(ModTime.Get("localtime"), created)))
		if a[2] == nil {
			text += fmt.Sprintf(",%03d", int(Float(attrOf(a[1], "msecs"))))
		}
		return text
	})
	t.Def("formatMessage(record)", func(a []Value) Value {
		format, fields := Str(attrOf(a[0], "_fmt")), a[1].(*Object).asDict()
		if attrOf(a[0], "_style") == "{" {
			return callKw(GetAttr(format, "format"), fields)
		}
		return Mod(format, fields)
	})
	t.Def("formatException(ei)", func(a []Value) Value {
		e := a[1]
		if tuple, ok := e.(Tuple); ok {
			e = tuple[1]
		}
		if !toStderr {
			panic(pyrt.NewGuard("a traceback's text is not carried over"))
		}
		return strings.TrimSuffix(tracebackText(excObject(excOf(e)), nil), "\n")
	})
	t.Def("format(record)", func(a []Value) Value { return formatRecord(a[0], a[1]) })
	r := logRecordType
	r.Def("getMessage()", func(a []Value) Value {
		text := Str(attrOf(a[0], "msg"))
		if args := attrOf(a[0], "args"); Truth(args) {
			return Mod(text, args)
		}
		return text
	})
	r.Def("__repr__()", func([]Value) Value { panic(pyrt.NewGuard("the repr of a LogRecord is not carried over")) })
	r.Missing("lineno", "funcName", "pathname", "filename", "module", "process", "thread")
	f := logFilterType
	f.Def("__init__(name='')", func(a []Value) Value {
		SetAttr(a[0], "name", a[1])
		return nil
	})
	f.Def("filter(record)", func(a []Value) Value {
		name, logger := Str(attrOf(a[0], "name")), Str(attrOf(a[1], "name"))
		return name == "" || logger == name || strings.HasPrefix(logger, name+".")
	})
	handlerMethods(logHandlerType)
	streamMethods(streamLogType)
	adapterMethods(adapterType)
}

func initHandler(o *Object, level Value) {
	o.setAttr("level", checkLevel(level))
	o.setAttr("formatter", nil)
	o.setAttr("filters", pyrt.NewList[Value]())
	o.setAttr("name", nil)
}

func handlerMethods(t *Class) {
	t.Def("__init__(level=0)", func(a []Value) Value {
		initHandler(a[0].(*Object), a[1])
		return nil
	})
	t.Def("setLevel(level)", func(a []Value) Value {
		SetAttr(a[0], "level", checkLevel(a[1]))
		return nil
	})
	t.Def("setFormatter(fmt)", func(a []Value) Value {
		SetAttr(a[0], "formatter", a[1])
		return nil
	})
	t.Def("set_name(name)", func(a []Value) Value {
		SetAttr(a[0], "name", a[1])
		return nil
	})
	t.Def("get_name()", func(a []Value) Value { return attrOf(a[0], "name") })
	t.Def("format(record)", func(a []Value) Value {
		f := attrOf(a[0], "formatter")
		if f == nil {
			f = defaultFormatter()
		}
		return callMethod(f, "format", a[1])
	})
	t.Def("emit(record)", func([]Value) Value {
		raise(pyrt.NotImplementedError, "emit must be implemented by Handler subclasses")
		return nil
	})
	t.Def("handle(record)", func(a []Value) Value {
		if !Truth(callMethod(a[0], "filter", a[1])) {
			return false
		}
		callMethod(a[0], "emit", a[1])
		return true
	})
	for _, name := range []string{"flush()", "close()", "acquire()", "release()", "createLock()"} {
		t.Def(name, func([]Value) Value { return nil })
	}
	t.Def("handleError(record)", func([]Value) Value {
		errPrint("--- Logging error ---\n")
		return nil
	})
	nullLogType.Def("emit(record)", func([]Value) Value { return nil })
	nullLogType.Def("handle(record)", func([]Value) Value { return nil })
}

func streamMethods(t *Class) {
	t.Const("terminator", "\n")
	t.Def("__init__(stream=None)", func(a []Value) Value {
		initHandler(a[0].(*Object), 0)
		if a[1] == nil {
			a[1] = SysStderr
		}
		SetAttr(a[0], "stream", a[1])
		return nil
	})
	t.Def("setStream(stream)", func(a []Value) Value {
		old := attrOf(a[0], "stream")
		SetAttr(a[0], "stream", a[1])
		return old
	})
	t.Def("emit(record)", func(a []Value) Value {
		stream := attrOf(a[0], "stream")
		outer := toStderr
		defer func() { toStderr = outer }()
		toStderr = stream == Value(stderrFile)
		_, e := protect(func() Flow {
			callMethod(stream, "write", Add(callMethod(a[0], "format", a[1]), GetAttr(a[0], "terminator")))
			return Next
		})
		if e != nil {
			// CPython reports it on standard error and goes on
			errPrint("--- Logging error ---\n" + tracebackText(e, nil))
		}
		callMethod(a[0], "flush")
		return nil
	})
	t.Def("flush()", func(a []Value) Value {
		if flush := GetAttrOr(attrOf(a[0], "stream"), "flush", Unbound); flush != Unbound {
			Call0(flush)
		}
		return nil
	})
	f := fileLogType
	f.Def("__init__(filename, mode='a', encoding=None, delay=False, errors=None)", func(a []Value) Value {
		o := a[0].(*Object)
		initHandler(o, 0)
		o.setAttr("baseFilename", a[1])
		o.setAttr("stream", CallKw(BuiltinOpen, []Value{a[1], a[2]}, []Kw{{"encoding", a[3]}, {"errors", a[5]}}))
		return nil
	})
	f.Def("close()", func(a []Value) Value {
		callMethod(attrOf(a[0], "stream"), "close")
		return nil
	})
}

func adapterMethods(t *Class) {
	t.Def("__init__(logger, extra=None)", func(a []Value) Value {
		SetAttr(a[0], "logger", a[1])
		SetAttr(a[0], "extra", a[2])
		return nil
	})
	t.Def("process(msg, kwargs)", func(a []Value) Value {
		SetItem(a[2], "extra", attrOf(a[0], "extra"))
		return Tuple{a[1], a[2]}
	})
	log := func(self Value, level int, msg Value, args Tuple, kw Value) {
		logger := attrOf(self, "logger")
		if loggerEnabled(logger, level) {
			pair := Unpack(callMethod(self, "process", msg, kw), 2)
			logMessage(logger, level, pair[0], args, pair[1].(*Dict))
		}
	}
	for _, c := range logCalls {
		t.Def(c.signature, func(a []Value) Value {
			log(a[0], c.level, a[1], a[2].(Tuple), a[3])
			return nil
		})
	}
	t.Def("log(level, msg, *args, **kwargs)", func(a []Value) Value {
		log(a[0], Index(a[1]), a[2], a[3].(Tuple), a[4])
		return nil
	})
	t.Def("setLevel(level)", func(a []Value) Value { return callMethod(attrOf(a[0], "logger"), "setLevel", a[1]) })
	t.Def("isEnabledFor(level)", func(a []Value) Value { return callMethod(attrOf(a[0], "logger"), "isEnabledFor", a[1]) })
}

// basicConfig is logging.basicConfig.
func basicConfig(kw *Dict) {
	force := Truth(kw.PopOr("force", false))
	encoding := kw.PopOr("encoding", nil)
	errors := kw.PopOr("errors", nil)
	handlers := attrOf(root(), "handlers").(*List)
	if force {
		handlers.Clear()
	}
	if handlers.Len() > 0 {
		return
	}
	filename, mode := kw.PopOr("filename", nil), kw.PopOr("filemode", "a")
	stream, given := kw.PopOr("stream", nil), kw.PopOr("handlers", nil)
	if filename != nil && stream != nil {
		raise(pyrt.ValueError, "'stream' and 'filename' should not be specified together")
	}
	if given != nil && (filename != nil || stream != nil) {
		raise(pyrt.ValueError, "'stream' or 'filename' should not be specified together with 'handlers'")
	}
	var list []Value
	switch {
	case given != nil:
		list = Items(given)
	case filename != nil:
		list = []Value{CallKw(fileLogType, []Value{filename, mode}, []Kw{{"encoding", encoding}, {"errors", errors}})}
	default:
		list = []Value{Call(streamLogType, stream)}
	}
	style := kw.PopOr("style", "%")
	text := kw.PopOr("format", map[Value]Value{"%": "%(levelname)s:%(name)s:%(message)s", "{": "{levelname}:{name}:{message}"}[style])
	formatter := Call(logFormatterType, text, kw.PopOr("datefmt", nil), style)
	for _, h := range list {
		if attrOf(h, "formatter") == nil {
			callMethod(h, "setFormatter", formatter)
		}
		handlers.Append(h)
	}
	if level := kw.PopOr("level", nil); level != nil {
		callMethod(root(), "setLevel", level)
	}
	if kw.Len() > 0 {
		raise(pyrt.ValueError, "Unrecognised argument(s): %s", Str(kw.KeyList()[0]))
	}
}

// logCalls are the methods and functions that log at a level of their own.
var logCalls = []struct {
	signature string
	level     int
}{
	{"debug(msg, *args, **kwargs)", logDebug}, {"info(msg, *args, **kwargs)", logInfo}, {"warning(msg, *args, **kwargs)", logWarning},
	{"warn(msg, *args, **kwargs)", logWarning}, {"error(msg, *args, **kwargs)", logError}, {"critical(msg, *args, **kwargs)", logCritical},
	{"fatal(msg, *args, **kwargs)", logCritical},
}

// ModLogging is the module logging.
var ModLogging = NewLibrary("logging", func(m *Module) {
	for _, c := range []struct {
		name  string
		class *Class
	}{
		{"Logger", loggerType}, {"Handler", logHandlerType}, {"StreamHandler", streamLogType}, {"FileHandler", fileLogType},
		{"NullHandler", nullLogType}, {"Formatter", logFormatterType}, {"Filter", logFilterType}, {"LogRecord", logRecordType},
		{"LoggerAdapter", adapterType},
	} {
		m.Const(c.name, c.class)
	}
	for _, l := range []struct {
		name  string
		level int
	}{
		{"NOTSET", 0}, {"DEBUG", logDebug}, {"INFO", logInfo}, {"WARNING", logWarning}, {"WARN", logWarning}, {"ERROR", logError},
		{"CRITICAL", logCritical}, {"FATAL", logCritical},
	} {
		m.Const(l.name, l.level)
	}
	m.Const("BASIC_FORMAT", "%(levelname)s:%(name)s:%(message)s")
	m.Const("root", root())
	m.Const("raiseExceptions", true)
	m.Def("getLogger(name=None)", func(a []Value) Value {
		if a[0] == nil {
			return root()
		}
		return getLogger(Str(a[0]))
	})
	m.Def("basicConfig(**kwargs)", func(a []Value) Value {
		basicConfig(a[0].(*Dict))
		return nil
	})
	configured := func() {
		if Len(attrOf(root(), "handlers")) == 0 {
			basicConfig(pyrt.NewDict[Value, Value]())
		}
	}
	for _, c := range logCalls {
		name := c.signature[:strings.IndexByte(c.signature, '(')]
		m.Def(c.signature, func(a []Value) Value {
			configured()
			return CallKw(GetAttr(root(), name), append([]Value{a[0]}, a[1].(Tuple)...), SpreadKw(a[2]))
		})
	}
	m.Def("exception(msg, *args, **kwargs)", func(a []Value) Value {
		configured()
		return CallKw(GetAttr(root(), "exception"), append([]Value{a[0]}, a[1].(Tuple)...), SpreadKw(a[2]))
	})
	m.Def("log(level, msg, *args, **kwargs)", func(a []Value) Value {
		configured()
		return CallKw(GetAttr(root(), "log"), append([]Value{a[0], a[1]}, a[2].(Tuple)...), SpreadKw(a[3]))
	})
	m.Def("disable(level=50)", func(a []Value) Value {
		logDisabled = checkLevel(a[0])
		return nil
	})
	m.Def("addLevelName(level, levelName)", func(a []Value) Value {
		logLevels[Index(a[0])] = Str(a[1])
		return nil
	})
	m.Def("getLevelName(level)", func(a []Value) Value {
		if n, ok := asIndex(a[0]); ok {
			return levelName(n)
		}
		for n, name := range logLevels {
			if name == a[0] {
				return n
			}
		}
		return "Level " + Str(a[0])
	})
	m.Def("shutdown()", func([]Value) Value { return nil })
})
