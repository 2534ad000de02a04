package dyn

import "github.com/molt-go/molt/templates/pyrt"

// This file holds the names of the module builtins. Each function f is also the
// variable BuiltinF, and most are Go functions besides.

// Builtins is the module builtins.
var Builtins = NewLibrary("builtins", func(m *Module) {
	for name, v := range BuiltinNames.Items() {
		m.own(name, v)
	}
})

// BuiltinNames holds the values of the builtin names.
var BuiltinNames = pyrt.NewDict[string, Value]()

// builtin returns a builtin function by its signature.
func builtin(signature string, fn func(a []Value) Value) Value {
	return newBuiltin(signature, fn)
}

// The functions of module site.
var (
	BuiltinExit = builtin("exit(code=None)", func(a []Value) Value { panic(pyrt.SystemExit.New(a[0])) })
	BuiltinQuit = builtin("quit(code=None)", func(a []Value) Value { panic(pyrt.SystemExit.New(a[0])) })
)

// absent returns a builtin function that ends the program.
func absent(name string) Value {
	return &Builtin{name: name, sig: signatureOf("*args, **kwargs"), fn: func([]Value) Value {
		panic(pyrt.NewGuard(name + "() is not carried over"))
	}}
}

func init() {
	for _, f := range []Value{
		BuiltinAbs, BuiltinAiter, BuiltinAll, BuiltinAnext, BuiltinAny, BuiltinASCII, BuiltinBin, BuiltinBreakpoint,
		BuiltinCallable, BuiltinChr, BuiltinCompile, BuiltinDelattr, BuiltinDir, BuiltinDivmod, BuiltinEval, BuiltinExec,
		BuiltinFormat, BuiltinGetattr, BuiltinGlobals, BuiltinHasattr, BuiltinHash, BuiltinHelp, BuiltinHex, BuiltinID,
		BuiltinInput, BuiltinIsinstance, BuiltinIssubclass, BuiltinIter, BuiltinLen, BuiltinLocals, BuiltinMax, BuiltinMin,
		BuiltinNext, BuiltinOct, BuiltinOpen, BuiltinOrd, BuiltinPow, BuiltinPrint, BuiltinRepr, BuiltinRound,
		BuiltinSetattr, BuiltinSorted, BuiltinSum, BuiltinVars, BuiltinImport,
		BuiltinExit, BuiltinQuit,
	} {
		BuiltinNames.Set(f.(*Builtin).name, f)
	}
	for _, c := range []*Class{
		ObjectType, TypeType, IntType, BoolType, FloatType, ComplexType, StrType, BytesType, ByteArrayType, ListType,
		TupleType, DictType, SetType, FrozenSetType, RangeType, SliceType, PropertyType, StaticMethodType, ClassMethodType,
		SuperType, EnumerateType, ZipType, MapType, FilterType, ReversedType, MemoryViewType,
	} {
		BuiltinNames.Set(c.Name, c)
	}
	for _, e := range exceptionClasses {
		BuiltinNames.Set(e.Name, Exc(e))
	}
	BuiltinNames.Set("EnvironmentError", Exc(pyrt.OSError))
	BuiltinNames.Set("IOError", Exc(pyrt.OSError))
	BuiltinNames.Set("NotImplemented", NotImplemented)
	BuiltinNames.Set("Ellipsis", Ellipsis)
	BuiltinNames.Set("None", nil)
	BuiltinNames.Set("True", true)
	BuiltinNames.Set("False", false)
	BuiltinNames.Set("__debug__", true)
}

// exceptionClasses are the exception classes that are builtin names.
var exceptionClasses = []*pyrt.Class{
	pyrt.BaseException, pyrt.BaseExceptionGroup, pyrt.ExceptionClass, pyrt.ArithmeticError, pyrt.FloatingPointError,
	pyrt.OverflowError, pyrt.ZeroDivisionError, pyrt.AssertionError, pyrt.AttributeError, pyrt.BufferError, pyrt.EOFError,
	pyrt.ImportError, pyrt.ModuleNotFoundError, pyrt.LookupError, pyrt.IndexError, pyrt.KeyError, pyrt.MemoryError,
	pyrt.NameError, pyrt.UnboundLocalError, pyrt.OSError, pyrt.BlockingIOError, pyrt.ChildProcessError,
	pyrt.ConnectionError, pyrt.BrokenPipeError, pyrt.ConnectionAbortedError, pyrt.ConnectionRefusedError,
	pyrt.ConnectionResetError, pyrt.FileExistsError, pyrt.FileNotFoundError, pyrt.InterruptedError,
	pyrt.IsADirectoryError, pyrt.NotADirectoryError, pyrt.PermissionError, pyrt.ProcessLookupError, pyrt.TimeoutError,
	pyrt.ReferenceError, pyrt.RuntimeError, pyrt.NotImplementedError, pyrt.RecursionError, pyrt.StopAsyncIteration,
	pyrt.StopIteration, pyrt.SyntaxError, pyrt.IndentationError, pyrt.TabError, pyrt.SystemError, pyrt.TypeError,
	pyrt.ValueError, pyrt.UnicodeError, pyrt.UnicodeDecodeError, pyrt.UnicodeEncodeError, pyrt.UnicodeTranslateError,
	pyrt.Warning, pyrt.BytesWarning, pyrt.DeprecationWarning, pyrt.EncodingWarning, pyrt.FutureWarning,
	pyrt.ImportWarning, pyrt.PendingDeprecationWarning, pyrt.ResourceWarning, pyrt.RuntimeWarning, pyrt.SyntaxWarning,
	pyrt.UnicodeWarning, pyrt.UserWarning, pyrt.ExceptionGroup, pyrt.GeneratorExit, pyrt.KeyboardInterrupt, pyrt.SystemExit,
}
