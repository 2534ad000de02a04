package island

import "strings"

// typeNames are the builtin types and their variables in the library.
var typeNames = map[string]string{
	"object": "ObjectType", "type": "TypeType", "int": "IntType", "bool": "BoolType", "float": "FloatType", "complex": "ComplexType",
	"str": "StrType", "bytes": "BytesType", "bytearray": "ByteArrayType", "list": "ListType", "tuple": "TupleType", "dict": "DictType",
	"set": "SetType", "frozenset": "FrozenSetType", "slice": "SliceType", "property": "PropertyType",
	"staticmethod": "StaticMethodType", "classmethod": "ClassMethodType", "super": "SuperType", "range": "RangeType",
	"enumerate": "EnumerateType", "zip": "ZipType", "map": "MapType", "filter": "FilterType", "reversed": "ReversedType",
	"memoryview": "MemoryViewType",
}

// builtinFuncs are the builtin functions.
var builtinFuncs = set(`abs aiter all anext any ascii bin breakpoint callable chr compile delattr dir divmod enumerate eval exec
	filter format getattr globals hasattr hash help hex id input isinstance issubclass iter len locals map max memoryview min next oct
	open ord pow print repr reversed round setattr sorted sum vars zip __import__ exit quit copyright credits license __build_class__`)

// exceptionNames are the builtin exceptions.
var exceptionNames = set(`BaseException BaseExceptionGroup Exception ArithmeticError FloatingPointError OverflowError ZeroDivisionError
	AssertionError AttributeError BufferError EOFError ImportError ModuleNotFoundError LookupError IndexError KeyError MemoryError NameError
	UnboundLocalError OSError IOError EnvironmentError BlockingIOError ChildProcessError ConnectionError BrokenPipeError ConnectionAbortedError
	ConnectionRefusedError ConnectionResetError FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError
	PermissionError ProcessLookupError TimeoutError ReferenceError RuntimeError NotImplementedError RecursionError StopAsyncIteration
	StopIteration SyntaxError IndentationError TabError SystemError TypeError ValueError UnicodeError UnicodeDecodeError UnicodeEncodeError
	UnicodeTranslateError Warning BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning PendingDeprecationWarning
	ResourceWarning RuntimeWarning SyntaxWarning UnicodeWarning UserWarning GeneratorExit KeyboardInterrupt SystemExit ExceptionGroup`)

func set(names string) map[string]bool {
	m := map[string]bool{}
	for _, n := range strings.Fields(names) {
		m[n] = true
	}
	return m
}

// plainCalls are builtins that generated code calls by a Go function with as many
// arguments.
var plainCalls = map[string]struct {
	args int
	fn   string
}{
	"len": {1, "Len"}, "repr": {1, "Repr"}, "abs": {1, "Abs"}, "divmod": {2, "DivMod"},
	"isinstance": {2, "IsInstance"}, "issubclass": {2, "IsSubclass"}, "ord": {1, "Ord"}, "chr": {1, "Chr"},
	"callable": {1, "Callable"}, "any": {1, "Any"}, "all": {1, "All"},
}

// boolCalls are those of them whose Go function gives a bool.
var boolCalls = set("isinstance issubclass callable any all")

// openCalls are builtins whose Go function takes any number of arguments.
var openCalls = map[string]string{"print": "Print", "range": "Range", "zip": "Zip", "enumerate": "Enumerate", "getattr": "Getattr"}
