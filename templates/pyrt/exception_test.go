package pyrt

import (
	"errors"
	"io/fs"
	"syscall"
	"testing"
)

// classChecks are answers of issubclass.
var classChecks = []struct {
	class, base *Class
	want        bool
}{
	{KeyError, LookupError, true}, {KeyError, ExceptionClass, true}, {KeyError, BaseException, true}, {KeyError, IndexError, false},
	{UnicodeDecodeError, ValueError, true}, {KeyboardInterrupt, ExceptionClass, false}, {FileNotFoundError, OSError, true},
	{RecursionError, RuntimeError, true}, {ModuleNotFoundError, ImportError, true}, {ExceptionGroup, BaseExceptionGroup, true},
	{ExceptionGroup, ExceptionClass, true}, {IOError, OSError, true}, {ZeroDivisionError, ArithmeticError, true}, {StopIteration, ValueError, false},
}

func TestIsSubclass(t *testing.T) {
	for _, test := range classChecks {
		if got := test.class.IsSubclass(test.base); got != test.want {
			t.Errorf("issubclass(%s, %s) is %t", test.class.Name, test.base.Name, got)
		}
	}
}

func TestExceptionTexts(t *testing.T) {
	mine := NewClass("Mine", ValueError)
	for _, test := range []struct {
		e               *Exception
		str, repr, line string
	}{
		{ValueError.New(), "", "ValueError()", "ValueError"},
		{NewValueError("it's"), "it's", `ValueError("it's")`, "ValueError: it's"},
		{NewKeyError("k"), "'k'", "KeyError('k')", "KeyError: 'k'"},
		{NewKeyError(3), "3", "KeyError(3)", "KeyError: 3"},
		{KeyError.New("a", 1), "('a', 1)", "KeyError('a', 1)", "KeyError: ('a', 1)"},
		{mine.New("x", 2.0), "('x', 2.0)", "Mine('x', 2.0)", "Mine: ('x', 2.0)"},
		{OSErrorOf(&fs.PathError{Op: "open", Path: "/nope/x", Err: syscall.ENOENT}), "[Errno 2] No such file or directory: '/nope/x'",
			"FileNotFoundError(2, 'No such file or directory')", "FileNotFoundError: [Errno 2] No such file or directory: '/nope/x'"},
		{OSError.New("x"), "x", "OSError('x')", "OSError: x"},
		{OSError.New(2, "m", "f", nil, "g"), "[Errno 2] m: 'f' -> 'g'", "OSError(2, 'm')", "OSError: [Errno 2] m: 'f' -> 'g'"},
		{NewStopIteration(nil), "", "StopIteration()", "StopIteration"},
		{NewStopIteration(7), "7", "StopIteration(7)", "StopIteration: 7"},
	} {
		if got := test.e.Error(); got != test.str {
			t.Errorf("str: got %s, want %s", got, test.str)
		}
		if got := Repr(test.e); got != test.repr {
			t.Errorf("repr: got %s, want %s", got, test.repr)
		}
		if got := LastLine(test.e); got != test.line {
			t.Errorf("last line: got %s, want %s", got, test.line)
		}
	}
}

// insufficient is an exception class of a program, with a field of its own.
type insufficient struct {
	Exception
	missing int
}

func TestIs(t *testing.T) {
	class := NewClass("Insufficient", ValueError)
	var err error = &insufficient{Exception: Exception{Class: class, Args: []Value{"no"}}, missing: 3}
	if !Is(err, KeyError, ValueError) || Is(err, KeyError) || Is(nil, ValueError) || Is(errors.New("x"), ValueError) {
		t.Error("Is does not follow the classes")
	}
	cause := NewKeyError("k")
	err = NewRuntimeError("r").From(cause)
	var mine *insufficient
	if errors.As(err, &mine) || !errors.Is(err, cause) {
		t.Error("the cause is not found by package errors")
	}
}

func TestRecovered(t *testing.T) {
	var list []int
	var zero int
	for _, test := range []struct {
		want string
		do   func()
	}{
		{"IndexError: list index out of range", func() { _ = list[zero] }},
		{"ZeroDivisionError: integer division or modulo by zero", func() { _ = 1 / zero }},
		{"AttributeError: 'NoneType' object has no attribute", func() { _ = (*insufficient)(nil).missing }},
		{"KeyError: 'k'", func() { panic(NewKeyError("k")) }},
		{"", func() { panic("foreign") }},
	} {
		if got := recoveredLine(test.do); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}

func recoveredLine(do func()) (line string) {
	defer func() {
		if e, ok := Recovered(recover()); ok {
			line = LastLine(e)
		}
	}()
	do()
	return ""
}
