package dyn

import (
	"regexp"

	"github.com/molt-go/molt/templates/pyrt"
)

// A warningFilter says what becomes of the warnings that it matches.
type warningFilter struct {
	action   string
	message  *regexp.Regexp // nil for all
	category *Class
}

// warningState is the state of module warnings, which catch_warnings restores.
type warningState struct {
	filters []warningFilter
	record  *List // what catch_warnings(record=True) notes, or nil
	seen    map[string]bool
}

var (
	warnings           = &warningState{filters: defaultWarnings(), seen: map[string]bool{}}
	catchWarningsType  = NewType("warnings", "catch_warnings")
	warningMessageType = NewType("warnings", "WarningMessage")
)

func defaultWarnings() []warningFilter {
	return []warningFilter{
		{"default", nil, Exc(pyrt.DeprecationWarning)}, {"ignore", nil, Exc(pyrt.PendingDeprecationWarning)},
		{"ignore", nil, Exc(pyrt.ImportWarning)}, {"ignore", nil, Exc(pyrt.ResourceWarning)},
	}
}

// warn is warnings.warn: message, category.
func warn(message, category Value) Value {
	e := message
	if c, ok := ClassOf(message).exc, true; !ok || c == nil || !c.IsSubclass(pyrt.Warning) {
		if category == nil {
			category = Exc(pyrt.UserWarning)
		}
		e = Call(category, message)
	}
	c := ClassOf(e)
	if c.exc == nil || !c.exc.IsSubclass(pyrt.Warning) {
		raise(pyrt.TypeError, "category must be a Warning subclass, not '%s'", TypeName(category))
	}
	text := Str(e)
	action := "default"
	for _, f := range warnings.filters {
		if c.IsSubclass(f.category) && (f.message == nil || f.message.MatchString(text)) {
			action = f.action
			break
		}
	}
	switch action {
	case "ignore":
		return nil
	case "error":
		panic(raised(e))
	case "always":
	default:
		key := c.fullName() + ":" + text
		if warnings.seen[key] {
			if warnings.record != nil && action != "once" {
				// CPython shows it again where it comes from another line
				panic(pyrt.NewGuard("repeated warnings without simplefilter('always') are not carried over"))
			}
			return nil
		}
		warnings.seen[key] = true
	}
	if warnings.record != nil {
		m := newObject(warningMessageType)
		m.setAttr("message", e)
		m.setAttr("category", c)
		warnings.record.Append(m)
		return nil
	}
	errPrint(c.Name + ": " + text + "\n")
	return nil
}

func addWarningFilter(action, message, category, appended Value) Value {
	name, _ := asStr(action)
	switch name {
	case "default", "error", "ignore", "always", "module", "once":
	default:
		raise(pyrt.AssertionError, "invalid action: %s", Repr(action))
	}
	f := warningFilter{action: name, category: category.(*Class)}
	if text, _ := asStr(message); text != "" {
		re, err := regexp.Compile("(?is)^(?:" + text + ")")
		if err != nil {
			panic(pyrt.NewGuard("this message filter of warnings is not carried over"))
		}
		f.message = re
	}
	warnings.seen = map[string]bool{}
	if Truth(appended) {
		warnings.filters = append(warnings.filters, f)
	} else {
		warnings.filters = append([]warningFilter{f}, warnings.filters...)
	}
	return nil
}

func init() {
	t := catchWarningsType
	t.Def("__init__(*, record=False, module=None, action=None, category=, lineno=0, append=False)", func(a []Value) Value {
		o := a[0].(*Object)
		o.setAttr("_record", a[1])
		o.setAttr("_action", a[3])
		if a[4] == Unbound {
			a[4] = Exc(pyrt.Warning)
		}
		o.setAttr("_category", a[4])
		return nil
	})
	t.Def("__enter__()", func(a []Value) Value {
		o := a[0].(*Object)
		o.setAttr("_saved", &savedWarnings{*warnings})
		warnings.seen = map[string]bool{}
		warnings.record = nil
		if action := attrOf(o, "_action"); action != nil {
			addWarningFilter(action, "", attrOf(o, "_category"), false)
		}
		if Truth(attrOf(o, "_record")) {
			warnings.record = pyrt.NewList[Value]()
			return warnings.record
		}
		return nil
	})
	t.Def("__exit__(*exc_info)", func(a []Value) Value {
		*warnings = attrOf(a[0], "_saved").(*savedWarnings).state
		return nil
	})
	warningMessageType.Missing("filename", "lineno", "file", "line", "source")
}

// savedWarnings is the state that catch_warnings restores.
type savedWarnings struct{ state warningState }

// PyClass returns the class object.
func (*savedWarnings) PyClass() *Class { return ObjectType }

// ModWarnings is the module warnings.
var ModWarnings = NewLibrary("warnings", func(m *Module) {
	warningClass := func(v Value) Value {
		if v == Unbound {
			return Exc(pyrt.Warning)
		}
		return v
	}
	m.Def("warn(message, category=None, stacklevel=1, source=None)", func(a []Value) Value { return warn(a[0], a[1]) })
	m.Def("warn_explicit(message, category, filename, lineno, *args, **kwargs)", func(a []Value) Value { return warn(a[0], a[1]) })
	m.Def("simplefilter(action, category=, lineno=0, append=False)", func(a []Value) Value {
		return addWarningFilter(a[0], "", warningClass(a[1]), a[3])
	})
	m.Def("filterwarnings(action, message='', category=, module='', lineno=0, append=False)", func(a []Value) Value {
		if a[3] != "" {
			panic(pyrt.NewGuard("warnings filtered by module are not carried over"))
		}
		return addWarningFilter(a[0], a[1], warningClass(a[2]), a[5])
	})
	m.Def("resetwarnings()", func([]Value) Value {
		warnings.filters = nil
		return nil
	})
	m.Const("catch_warnings", catchWarningsType)
	m.Const("WarningMessage", warningMessageType)
})
