package pyrt

// The built-in exception classes.
// https://docs.python.org/3.11/library/exceptions.html#exception-hierarchy
var (
	BaseException      = &Class{Name: "BaseException"}
	BaseExceptionGroup = &Class{Name: "BaseExceptionGroup", Bases: []*Class{BaseException}}
	// ExceptionClass is Python's class Exception; the name is that of the Go type here.
	ExceptionClass            = &Class{Name: "Exception", Bases: []*Class{BaseException}}
	ArithmeticError           = &Class{Name: "ArithmeticError", Bases: []*Class{ExceptionClass}}
	FloatingPointError        = &Class{Name: "FloatingPointError", Bases: []*Class{ArithmeticError}}
	OverflowError             = &Class{Name: "OverflowError", Bases: []*Class{ArithmeticError}}
	ZeroDivisionError         = &Class{Name: "ZeroDivisionError", Bases: []*Class{ArithmeticError}}
	AssertionError            = &Class{Name: "AssertionError", Bases: []*Class{ExceptionClass}}
	AttributeError            = &Class{Name: "AttributeError", Bases: []*Class{ExceptionClass}}
	BufferError               = &Class{Name: "BufferError", Bases: []*Class{ExceptionClass}}
	EOFError                  = &Class{Name: "EOFError", Bases: []*Class{ExceptionClass}}
	ImportError               = &Class{Name: "ImportError", Bases: []*Class{ExceptionClass}}
	ModuleNotFoundError       = &Class{Name: "ModuleNotFoundError", Bases: []*Class{ImportError}}
	LookupError               = &Class{Name: "LookupError", Bases: []*Class{ExceptionClass}}
	IndexError                = &Class{Name: "IndexError", Bases: []*Class{LookupError}}
	KeyError                  = &Class{Name: "KeyError", Bases: []*Class{LookupError}}
	MemoryError               = &Class{Name: "MemoryError", Bases: []*Class{ExceptionClass}}
	NameError                 = &Class{Name: "NameError", Bases: []*Class{ExceptionClass}}
	UnboundLocalError         = &Class{Name: "UnboundLocalError", Bases: []*Class{NameError}}
	OSError                   = &Class{Name: "OSError", Bases: []*Class{ExceptionClass}}
	BlockingIOError           = &Class{Name: "BlockingIOError", Bases: []*Class{OSError}}
	ChildProcessError         = &Class{Name: "ChildProcessError", Bases: []*Class{OSError}}
	ConnectionError           = &Class{Name: "ConnectionError", Bases: []*Class{OSError}}
	BrokenPipeError           = &Class{Name: "BrokenPipeError", Bases: []*Class{ConnectionError}}
	ConnectionAbortedError    = &Class{Name: "ConnectionAbortedError", Bases: []*Class{ConnectionError}}
	ConnectionRefusedError    = &Class{Name: "ConnectionRefusedError", Bases: []*Class{ConnectionError}}
	ConnectionResetError      = &Class{Name: "ConnectionResetError", Bases: []*Class{ConnectionError}}
	FileExistsError           = &Class{Name: "FileExistsError", Bases: []*Class{OSError}}
	FileNotFoundError         = &Class{Name: "FileNotFoundError", Bases: []*Class{OSError}}
	InterruptedError          = &Class{Name: "InterruptedError", Bases: []*Class{OSError}}
	IsADirectoryError         = &Class{Name: "IsADirectoryError", Bases: []*Class{OSError}}
	NotADirectoryError        = &Class{Name: "NotADirectoryError", Bases: []*Class{OSError}}
	PermissionError           = &Class{Name: "PermissionError", Bases: []*Class{OSError}}
	ProcessLookupError        = &Class{Name: "ProcessLookupError", Bases: []*Class{OSError}}
	TimeoutError              = &Class{Name: "TimeoutError", Bases: []*Class{OSError}}
	ReferenceError            = &Class{Name: "ReferenceError", Bases: []*Class{ExceptionClass}}
	RuntimeError              = &Class{Name: "RuntimeError", Bases: []*Class{ExceptionClass}}
	NotImplementedError       = &Class{Name: "NotImplementedError", Bases: []*Class{RuntimeError}}
	RecursionError            = &Class{Name: "RecursionError", Bases: []*Class{RuntimeError}}
	StopAsyncIteration        = &Class{Name: "StopAsyncIteration", Bases: []*Class{ExceptionClass}}
	StopIteration             = &Class{Name: "StopIteration", Bases: []*Class{ExceptionClass}}
	SyntaxError               = &Class{Name: "SyntaxError", Bases: []*Class{ExceptionClass}}
	IndentationError          = &Class{Name: "IndentationError", Bases: []*Class{SyntaxError}}
	TabError                  = &Class{Name: "TabError", Bases: []*Class{IndentationError}}
	SystemError               = &Class{Name: "SystemError", Bases: []*Class{ExceptionClass}}
	TypeError                 = &Class{Name: "TypeError", Bases: []*Class{ExceptionClass}}
	ValueError                = &Class{Name: "ValueError", Bases: []*Class{ExceptionClass}}
	UnicodeError              = &Class{Name: "UnicodeError", Bases: []*Class{ValueError}}
	UnicodeDecodeError        = &Class{Name: "UnicodeDecodeError", Bases: []*Class{UnicodeError}}
	UnicodeEncodeError        = &Class{Name: "UnicodeEncodeError", Bases: []*Class{UnicodeError}}
	UnicodeTranslateError     = &Class{Name: "UnicodeTranslateError", Bases: []*Class{UnicodeError}}
	Warning                   = &Class{Name: "Warning", Bases: []*Class{ExceptionClass}}
	BytesWarning              = &Class{Name: "BytesWarning", Bases: []*Class{Warning}}
	DeprecationWarning        = &Class{Name: "DeprecationWarning", Bases: []*Class{Warning}}
	EncodingWarning           = &Class{Name: "EncodingWarning", Bases: []*Class{Warning}}
	FutureWarning             = &Class{Name: "FutureWarning", Bases: []*Class{Warning}}
	ImportWarning             = &Class{Name: "ImportWarning", Bases: []*Class{Warning}}
	PendingDeprecationWarning = &Class{Name: "PendingDeprecationWarning", Bases: []*Class{Warning}}
	ResourceWarning           = &Class{Name: "ResourceWarning", Bases: []*Class{Warning}}
	RuntimeWarning            = &Class{Name: "RuntimeWarning", Bases: []*Class{Warning}}
	SyntaxWarning             = &Class{Name: "SyntaxWarning", Bases: []*Class{Warning}}
	UnicodeWarning            = &Class{Name: "UnicodeWarning", Bases: []*Class{Warning}}
	UserWarning               = &Class{Name: "UserWarning", Bases: []*Class{Warning}}
	ExceptionGroup            = &Class{Name: "ExceptionGroup", Bases: []*Class{BaseExceptionGroup, ExceptionClass}}
	GeneratorExit             = &Class{Name: "GeneratorExit", Bases: []*Class{BaseException}}
	KeyboardInterrupt         = &Class{Name: "KeyboardInterrupt", Bases: []*Class{BaseException}}
	SystemExit                = &Class{Name: "SystemExit", Bases: []*Class{BaseException}}
)

// EnvironmentError and IOError are other names of OSError.
var (
	EnvironmentError = OSError
	IOError          = OSError
)
