package pyrt

import (
	"slices"
	"strings"
)

// Class is an exception class. Bases are its direct bases.
type Class struct {
	Name   string
	Module string // where a traceback shows one: "re" of re.error
	Bases  []*Class
}

// NewClass returns a class that a program defines: class Name(bases...).
func NewClass(name string, bases ...*Class) *Class { return &Class{Name: name, Bases: bases} }

// IsSubclass reports issubclass(c, base).
func (c *Class) IsSubclass(base *Class) bool {
	return c == base || slices.ContainsFunc(c.Bases, func(b *Class) bool { return b.IsSubclass(base) })
}

// New returns the exception that calling the class makes: c(args...).
func (c *Class) New(args ...Value) *Exception { return &Exception{Class: c, Args: args} }

// Exception is a raised or raisable exception. A class of the program that adds
// fields or methods is a struct which embeds it.
type Exception struct {
	Class   *Class
	Args    []Value // args
	Cause   error   // __cause__: what `raise ... from` names
	Context error   // __context__: what was being handled when this was raised
	// FromSet is set by `raise ... from`: Cause is then shown, and Context not.
	FromSet bool
	// Self is the object that a program with dynamic values knows the exception as;
	// its __str__ and __repr__ are then those of its class. nil otherwise.
	Self Value
	// Whole is the struct that embeds the exception, where dynamic values have raised
	// it on without. nil otherwise.
	Whole Raisable
}

// Raisable is an *Exception or a pointer to a struct that embeds one.
type Raisable interface {
	error
	Exc() *Exception
}

// Exc returns e, through any struct that embeds it.
func (e *Exception) Exc() *Exception { return e }

// Error returns str(e).
func (e *Exception) Error() string {
	if e.Self != nil {
		return Str(e.Self)
	}
	return e.Text()
}

// Text returns what BaseException.__str__ returns.
func (e *Exception) Text() string {
	switch {
	case len(e.Args) == 0:
		return ""
	case len(e.Args) == 5 && e.Class.IsSubclass(UnicodeError):
		return unicodeErrorText(e)
	case len(e.Args) > 1 && e.Class.IsSubclass(OSError):
		return osErrorText(e)
	case len(e.Args) == 2 && e.Class.IsSubclass(BaseExceptionGroup):
		return exceptionGroupText(e)
	case len(e.Args) == 1 && e.Class.IsSubclass(KeyError):
		return Repr(e.Args[0])
	case len(e.Args) == 1:
		return Str(e.Args[0])
	}
	return reprArgs(e.Args)
}

// exceptionGroupText is the str of an exception group: its message and how many it holds.
func exceptionGroupText(e *Exception) string {
	n := 0
	if list, ok := e.Args[1].(interface{ Len() int }); ok {
		n = list.Len()
	}
	if n == 1 {
		return Str(e.Args[0]) + " (1 sub-exception)"
	}
	return Str(e.Args[0]) + " (" + Str(n) + " sub-exceptions)"
}

// Repr returns repr(e): the class called with its arguments.
func (e *Exception) Repr() string {
	if e.Self != nil {
		return Repr(e.Self)
	}
	return e.PlainRepr()
}

// PlainRepr returns what BaseException.__repr__ returns.
func (e *Exception) PlainRepr() string {
	if len(e.Args) == 1 {
		return e.Class.Name + "(" + Repr(e.Args[0]) + ")"
	}
	if len(e.Args) > 2 && e.Class.IsSubclass(OSError) {
		return e.Class.Name + reprArgs(e.Args[:2]) // args leaves file names out
	}
	return e.Class.Name + reprArgs(e.Args)
}

// TypeName returns type(e).__name__.
func (e *Exception) TypeName() string { return e.Class.Name }

// Str returns str(e).
func (e *Exception) Str() string { return e.Error() }

// Unwrap returns the cause, so that errors.As finds what lies under it.
func (e *Exception) Unwrap() error { return e.Cause }

// From returns e with its cause set: raise e from cause. A nil cause is None.
func (e *Exception) From(cause error) *Exception {
	e.Cause, e.FromSet = cause, true
	return e
}

// LastLine returns what the last line of a traceback says of err: the class, and
// the message if there is one.
func LastLine(err Raisable) string {
	name := err.Exc().Class.Name
	if module := err.Exc().Class.Module; module != "" {
		name = module + "." + name
	}
	if text := err.Error(); text != "" {
		return name + ": " + text
	}
	return name
}

// Is reports whether err is an exception of one of the classes or of their
// subclasses, as an except clause asks. A nil or foreign error is not.
func Is(err error, classes ...*Class) bool {
	e, ok := err.(Raisable)
	if !ok {
		return false
	}
	return slices.ContainsFunc(classes, e.Exc().Class.IsSubclass)
}

func reprArgs(args []Value) string {
	parts := make([]string, len(args))
	for i, arg := range args {
		parts[i] = Repr(arg)
	}
	return "(" + strings.Join(parts, ", ") + ")"
}
