package dyn

import (
	"slices"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// The classes of logging are classes as a program would write them, so that
// programs may derive from them; their state is in attributes.
var (
	filtererType     = NewType("logging", "Filterer")
	loggerType       = NewType("logging", "Logger", filtererType)
	rootLoggerType   = NewType("logging", "RootLogger", loggerType)
	logHandlerType   = NewType("logging", "Handler", filtererType)
	streamLogType    = NewType("logging", "StreamHandler", logHandlerType)
	fileLogType      = NewType("logging", "FileHandler", streamLogType)
	nullLogType      = NewType("logging", "NullHandler", logHandlerType)
	logFormatterType = NewType("logging", "Formatter")
	logFilterType    = NewType("logging", "Filter")
	logRecordType    = NewType("logging", "LogRecord")
	adapterType      = NewType("logging", "LoggerAdapter")
)

const (
	logDebug    = 10
	logInfo     = 20
	logWarning  = 30
	logError    = 40
	logCritical = 50
)

// logLevels are the names of the levels, as addLevelName may extend them.
var logLevels = map[int]string{0: "NOTSET", logDebug: "DEBUG", logInfo: "INFO", logWarning: "WARNING", logError: "ERROR", logCritical: "CRITICAL"}

var (
	rootLogger  *Object
	loggers     = pyrt.NewDict[string, Value]()
	logDisabled int
	logStart    = pyrt.Time()
)

func levelName(n int) string {
	if s, ok := logLevels[n]; ok {
		return s
	}
	return "Level " + pyrt.Str(n)
}

// checkLevel returns a level given by number or name.
func checkLevel(v Value) int {
	if s, ok := asStr(v); ok {
		switch s {
		case "WARN":
			return logWarning
		case "FATAL":
			return logCritical
		}
		for n, name := range logLevels {
			if name == s {
				return n
			}
		}
		raise(pyrt.ValueError, "Unknown level: %s", Repr(v))
	}
	n, ok := asIndex(v)
	if !ok {
		raise(pyrt.TypeError, "Level not an integer or a valid string: %s", Repr(v))
	}
	return n
}

// root returns the root logger.
func root() *Object {
	if rootLogger == nil {
		rootLogger = newObject(rootLoggerType)
		initLogger(rootLogger, "root", logWarning)
	}
	return rootLogger
}

func initLogger(o *Object, name string, level int) {
	o.setAttr("name", name)
	o.setAttr("level", level)
	o.setAttr("parent", nil)
	o.setAttr("propagate", true)
	o.setAttr("handlers", pyrt.NewList[Value]())
	o.setAttr("filters", pyrt.NewList[Value]())
	o.setAttr("disabled", false)
}

// getLogger returns the logger of a name, which it makes the first time.
func getLogger(name string) *Object {
	if name == "" || name == "root" {
		return root()
	}
	if o, ok := loggers.GetOK(name); ok {
		return o.(*Object)
	}
	o := newObject(loggerType)
	initLogger(o, name, 0)
	loggers.Set(name, o)
	o.setAttr("parent", Value(root()))
	for prefix := name; strings.Contains(prefix, "."); {
		prefix = prefix[:strings.LastIndexByte(prefix, '.')]
		if p, ok := loggers.GetOK(prefix); ok {
			o.setAttr("parent", p)
			break
		}
	}
	for other, l := range loggers.Items() {
		parent, _ := attrOf(l, "parent").(*Object)
		if strings.HasPrefix(other, name+".") && len(Str(attrOf(parent, "name"))) < len(name) || strings.HasPrefix(other, name+".") && parent == root() {
			l.(*Object).setAttr("parent", o)
		}
	}
	return o
}

func intAttr(v Value, name string) int {
	n, _ := attrOf(v, name).(int)
	return n
}

func effectiveLevel(logger Value) int {
	for l, ok := logger.(*Object); ok; l, ok = attrOf(l, "parent").(*Object) {
		if n := intAttr(l, "level"); n != 0 {
			return n
		}
	}
	return 0
}

func loggerEnabled(logger Value, level int) bool {
	return attrOf(logger, "disabled") != true && logDisabled < level && level >= effectiveLevel(logger)
}

// passes reports whether the filters of a logger or handler let a record through.
func passes(filterer, record Value) bool {
	for it := Over(attrOf(filterer, "filters")); it.Next(); {
		var r Value
		if HasAttr(it.Value, "filter") {
			r = callMethod(it.Value, "filter", record)
		} else {
			r = Call(it.Value, record)
		}
		if !Truth(r) {
			return false
		}
	}
	return true
}

// logMessage makes a record and hands it to the handlers.
func logMessage(logger Value, level int, msg Value, args Tuple, kw *Dict) {
	excInfo := kw.PopOr("exc_info", nil)
	extra := kw.PopOr("extra", nil)
	kw.PopOr("stacklevel", nil)
	if Truth(kw.PopOr("stack_info", false)) {
		panic(pyrt.NewGuard("logging with stack_info is not carried over"))
	}
	if kw.Len() > 0 {
		raise(pyrt.TypeError, "Logger._log() got an unexpected keyword argument %s", Repr(kw.KeyList()[0]))
	}
	switch e := excInfo.(type) {
	case nil:
	case bool:
		excInfo = nil
		if e {
			excInfo = Handling()
		}
	case Tuple:
		excInfo = e[1]
	}
	record := newObject(logRecordType)
	fillRecord(record, attrOf(logger, "name"), level, msg, args, excInfo)
	if extra != nil {
		for k, v := range mappingOf(extra).Items() {
			if _, taken := record.attr(Str(k)); taken || k == "message" || k == "asctime" {
				raise(pyrt.KeyError, "Attempt to overwrite %s in LogRecord", Repr(k))
			}
			record.setAttr(Str(k), v)
		}
	}
	callMethod(logger, "handle", record)
}

func fillRecord(r *Object, name Value, level int, msg Value, args Tuple, exc Value) {
	created := pyrt.Time()
	var given Value = args
	if len(args) == 1 {
		if d := mappingInside(args[0]); d != nil && d.Len() > 0 {
			given = args[0]
		}
	}
	r.setAttr("name", name)
	r.setAttr("msg", msg)
	r.setAttr("args", given)
	r.setAttr("levelname", levelName(level))
	r.setAttr("levelno", level)
	r.setAttr("exc_info", exc)
	r.setAttr("exc_text", nil)
	r.setAttr("stack_info", nil)
	r.setAttr("created", created)
	r.setAttr("msecs", float64(int((created-float64(int(created)))*1000)))
	r.setAttr("relativeCreated", (created-logStart)*1000)
	r.setAttr("threadName", "MainThread")
	r.setAttr("processName", "MainProcess")
	if t, ok := thisThread.object.(*Object); ok {
		r.setAttr("threadName", attrOf(t, "name"))
	}
}

// callHandlers hands a record to the handlers of a logger and of those above it.
func callHandlers(logger, record Value) {
	found := false
	level := intAttr(record, "levelno")
	for l, ok := logger.(*Object); ok; l, ok = attrOf(l, "parent").(*Object) {
		for _, h := range Items(attrOf(l, "handlers")) {
			found = true
			if level >= intAttr(h, "level") {
				callMethod(h, "handle", record)
			}
		}
		if !Truth(attrOf(l, "propagate")) {
			break
		}
	}
	if !found && level >= logWarning {
		errPrint(Str(callMethod(defaultFormatter(), "format", record)) + "\n")
	}
}

func init() {
	t := filtererType
	edit := func(signature, list string, add bool) func(c *Class) {
		return func(c *Class) {
			c.Def(signature, func(a []Value) Value {
				l := attrOf(a[0], list).(*List)
				i := slices.Index(l.Items, a[1])
				if add && i < 0 {
					l.Append(a[1])
				} else if !add && i >= 0 {
					l.DeleteAt(i)
				}
				return nil
			})
		}
	}
	edit("addFilter(filter)", "filters", true)(t)
	edit("removeFilter(filter)", "filters", false)(t)
	t.Def("filter(record)", func(a []Value) Value { return passes(a[0], a[1]) })
	l := loggerType
	edit("addHandler(hdlr)", "handlers", true)(l)
	edit("removeHandler(hdlr)", "handlers", false)(l)
	loggerMethods(l)
	loggerCalls(l)
}

func loggerMethods(l *Class) {
	l.Def("__init__(name, level=0)", func(a []Value) Value {
		initLogger(a[0].(*Object), Str(a[1]), checkLevel(a[2]))
		return nil
	})
	l.Def("setLevel(level)", func(a []Value) Value {
		SetAttr(a[0], "level", checkLevel(a[1]))
		return nil
	})
	l.Def("getEffectiveLevel()", func(a []Value) Value { return effectiveLevel(a[0]) })
	l.Def("isEnabledFor(level)", func(a []Value) Value { return loggerEnabled(a[0], checkLevel(a[1])) })
	l.Def("getChild(suffix)", func(a []Value) Value {
		if a[0] == Value(root()) {
			return getLogger(Str(a[1]))
		}
		return getLogger(Str(attrOf(a[0], "name")) + "." + Str(a[1]))
	})
	l.Def("hasHandlers()", func(a []Value) Value {
		for o, ok := a[0].(*Object); ok; o, ok = attrOf(o, "parent").(*Object) {
			if Len(attrOf(o, "handlers")) > 0 {
				return true
			}
			if !Truth(attrOf(o, "propagate")) {
				break
			}
		}
		return false
	})
	l.Def("handle(record)", func(a []Value) Value {
		if attrOf(a[0], "disabled") != true && Truth(callMethod(a[0], "filter", a[1])) {
			callHandlers(a[0], a[1])
		}
		return nil
	})
	l.Def("callHandlers(record)", func(a []Value) Value {
		callHandlers(a[0], a[1])
		return nil
	})
	l.Def("__repr__()", func(a []Value) Value {
		return "<" + TypeName(a[0]) + " " + Str(attrOf(a[0], "name")) + " (" + levelName(effectiveLevel(a[0])) + ")>"
	})
}

func loggerCalls(l *Class) {
	for _, c := range logCalls {
		l.Def(c.signature, func(a []Value) Value {
			if loggerEnabled(a[0], c.level) {
				logMessage(a[0], c.level, a[1], a[2].(Tuple), a[3].(*Dict))
			}
			return nil
		})
	}
	l.Def("exception(msg, *args, exc_info=True, **kwargs)", func(a []Value) Value {
		if loggerEnabled(a[0], logError) {
			a[4].(*Dict).Set("exc_info", a[3])
			logMessage(a[0], logError, a[1], a[2].(Tuple), a[4].(*Dict))
		}
		return nil
	})
	l.Def("log(level, msg, *args, **kwargs)", func(a []Value) Value {
		n, ok := asIndex(a[1])
		if !ok {
			raise(pyrt.TypeError, "level must be an integer")
		}
		if loggerEnabled(a[0], n) {
			logMessage(a[0], n, a[2], a[3].(Tuple), a[4].(*Dict))
		}
		return nil
	})
}
