package dyn

import (
	"strings"

	"math"

	"github.com/molt-go/molt/templates/pyrt"
)

// ModSys is the module sys.
var ModSys = NewLibrary("sys", func(m *Module) {
	m.Const("argv", pyrt.NewList(textValues(pyrt.Argv())...))
	m.Var("stdin", &SysStdin)
	m.Var("stdout", &SysStdout)
	m.Var("stderr", &SysStderr)
	m.Var("excepthook", &SysExcepthook)
	m.Const("__excepthook__", DefaultExcepthook)
	m.Const("__stdin__", SysStdin)
	m.Const("__stdout__", SysStdout)
	m.Const("__stderr__", SysStderr)
	m.Const("maxsize", math.MaxInt)
	m.Const("maxunicode", 0x10ffff)
	m.Const("byteorder", "little")
	m.Const("platform", "linux")
	m.Const("path", pyrt.NewList[Value]())
	m.Const("modules", loaded)
	m.Const("warnoptions", pyrt.NewList[Value]())
	m.Const("dont_write_bytecode", false)
	m.Const("float_repr_style", "short")
	sysVersion(m)
	sysNumbers(m)
	sysFunctions(m)
})

// sysVersion tells which Python the program runs as.
func sysVersion(m *Module) {
	info := newStructSeq("sys", "version_info", "major", "minor", "micro", "releaselevel", "serial")().of(3, 11, 7, "final", 0)
	m.Const("version", "3.11.7 (main, Dec  8 2023, 18:56:58) [GCC 12.2.0]")
	m.Const("builtin_module_names", Tuple(textValues(strings.Fields("_abc _ast _codecs _collections _functools _imp _io _locale _operator _signal _sre _stat _string _symtable _thread _tokenize _tracemalloc _warnings _weakref atexit builtins errno faulthandler gc itertools marshal posix pwd sys time xxsubtype"))))
	m.Const("version_info", info)
	m.Const("hexversion", 0x030b07f0)
	m.Const("api_version", 1013)
	implementation := newObject(SimpleNamespaceType)
	implementation.setAttr("name", "cpython")
	implementation.setAttr("cache_tag", "cpython-311")
	implementation.setAttr("version", info)
	implementation.setAttr("hexversion", 0x030b07f0)
	m.Const("implementation", implementation)
}

// sysNumbers tells of the numeric types.
func sysNumbers(m *Module) {
	m.Const("float_info", newStructSeq("sys", "float_info", "max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds")().
		of(math.MaxFloat64, 1024, 308, 2.2250738585072014e-308, -1021, -307, 15, 53, 2.220446049250313e-16, 2, 1))
	m.Const("int_info", newStructSeq("sys", "int_info", "bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold")().
		of(30, 4, 4300, 640))
	m.Const("hash_info", newStructSeq("sys", "hash_info", "width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff")().
		of(64, 1<<61-1, 314159, 0, 1000003, "siphash13", 64, 128, 0))
	m.Def("get_int_max_str_digits()", func([]Value) Value { return pyrt.IntMaxStrDigits() })
	m.Def("set_int_max_str_digits(maxdigits)", func(a []Value) Value {
		pyrt.SetIntMaxStrDigits(Index(a[0]))
		return nil
	})
}

func sysFunctions(m *Module) {
	m.Def("exit(status=None, /)", func(a []Value) Value {
		if a[0] == nil {
			panic(pyrt.SystemExit.New())
		}
		panic(pyrt.SystemExit.New(a[0]))
	})
	m.Def("exc_info()", func([]Value) Value {
		if handling == nil {
			return Tuple{nil, nil, nil}
		}
		return Tuple{handling.class, handling, nil}
	})
	m.Def("exception()", func([]Value) Value { return Handling() })
	m.Def("getrecursionlimit()", func([]Value) Value { return recursionLimit })
	m.Def("setrecursionlimit(limit, /)", func(a []Value) Value {
		n := Index(a[0])
		if n < 1 {
			raise(pyrt.ValueError, "recursion limit must be greater or equal than 1")
		}
		if n <= depth {
			raise(pyrt.RecursionError, "cannot set the recursion limit to %d at the recursion depth %d: the limit is too low", n, depth)
		}
		recursionLimit = n
		return nil
	})
	m.Def("intern(string, /)", func(a []Value) Value {
		if _, ok := a[0].(string); !ok {
			raise(pyrt.TypeError, "intern() argument must be str, not %s", TypeName(a[0]))
		}
		return a[0]
	})
	interval := 0.005
	m.Def("getswitchinterval()", func([]Value) Value { return interval })
	m.Def("setswitchinterval(interval, /)", func(a []Value) Value {
		interval = Float(a[0])
		return nil
	})
	m.Def("getdefaultencoding()", func([]Value) Value { return "utf-8" })
	m.Def("getfilesystemencoding()", func([]Value) Value { return "utf-8" })
	m.Def("getfilesystemencodeerrors()", func([]Value) Value { return "surrogateescape" })
	m.Def("gettrace()", func([]Value) Value { return nil })
	m.Def("getprofile()", func([]Value) Value { return nil })
	m.Def("is_finalizing()", func([]Value) Value { return false })
}
