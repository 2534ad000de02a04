package assess

import (
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// features maps the language features that keep a function in Python to what
// to do about them.
var features = map[string]string{
	"eval or exec":                "keep in Python, or replace the generated code by ordinary functions",
	"import at run time":          "import by name, or keep the loader in Python",
	"attributes by name":          "use a dict where names are data",
	"changes a class at run time": "define the methods in the class",
	"a metaclass":                 "replace it by a decorator, a registry or explicit code",
	"__getattr__":                 "name the attributes",
	"frames or tracebacks":        "keep in Python",
	"ctypes":                      "call the library from Go with cgo",
	"async":                       "asyncio itself is ported; what waits for sockets or a library of its own is a seam",
}

// dynamicCalls maps callees to features.
var dynamicCalls = map[string]string{
	"builtins.eval": "eval or exec", "builtins.exec": "eval or exec", "builtins.compile": "eval or exec",
	"builtins.__import__": "import at run time", "importlib.import_module": "import at run time",
	"builtins.globals": "attributes by name", "builtins.locals": "attributes by name", "builtins.vars": "attributes by name",
	"sys._getframe": "frames or tracebacks", "inspect.currentframe": "frames or tracebacks", "inspect.stack": "frames or tracebacks",
	"sys.settrace": "frames or tracebacks", "sys.setprofile": "frames or tracebacks",
}

// dynamic returns the features of a function that keep it in Python, sorted.
func (a *assessor) dynamic(fn *resolve.Func) []string {
	var found []string
	note := func(f string) {
		if f != "" && !slices.Contains(found, f) {
			found = append(found, f)
		}
	}
	if fn.IsAsync {
		note("async")
	}
	if fn.Class != nil {
		if fn.Class.Metaclass != "" && fn.Class.Metaclass != "abc.ABCMeta" {
			note("a metaclass")
		}
		if fn.Name == "__getattr__" || fn.Name == "__getattribute__" || fn.Name == "__setattr__" {
			note("__getattr__")
		}
	}
	prog := a.project.Program
	fn.Walk(func(n syntax.Node) bool {
		call, ok := n.(*syntax.Call)
		if !ok {
			return true
		}
		name := prog.Dotted(fn.File, call.Func)
		note(dynamicCalls[name])
		switch {
		case name == "builtins.getattr" || name == "builtins.setattr" || name == "builtins.delattr":
			if len(call.Args) > 1 && !isString(call.Args[1]) {
				note("attributes by name")
			}
		case name == "builtins.type" && len(call.Args) == 3:
			note("changes a class at run time")
		case strings.HasPrefix(name, "ctypes."):
			note("ctypes")
		}
		return true
	})
	slices.Sort(found)
	return found
}

func isString(e syntax.Expr) bool {
	c, ok := e.(*syntax.Constant)
	return ok && c.Kind == syntax.ConstStr
}
