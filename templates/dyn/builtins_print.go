package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

var (
	BuiltinPrint = builtin("print(*args, sep=None, end=None, file=None, flush=False)", func(a []Value) Value {
		printTo(a[0].(Tuple), a[1], a[2], a[3], Truth(a[4]))
		return nil
	})
	BuiltinInput = builtin("input(prompt='', /)", func(a []Value) Value { return Input(a...) })
)

// Print is print(args...).
func Print(args ...Value) Value {
	if SysStdout != Value(stdoutFile) {
		printTo(args, nil, nil, nil, false)
		return nil
	}
	for i, v := range args {
		if i > 0 {
			pyrt.Stdout.WriteByte(' ')
		}
		pyrt.Stdout.WriteString(Str(v))
	}
	pyrt.Stdout.WriteByte('\n')
	return nil
}

// PrintKw is print(*args, **kw).
func PrintKw(args []Value, kw []Kw) Value {
	if len(kw) == 0 {
		return Print(args...)
	}
	return BuiltinPrint.(*Builtin).call(args, kw)
}

func printTo(args []Value, sep, end, file Value, flush bool) {
	between, last := printText(sep, "sep", " "), printText(end, "end", "\n")
	if file == nil {
		if file = SysStdout; file == nil {
			return
		}
	}
	write := writerOf(file)
	for i, v := range args {
		if i > 0 {
			write(between)
		}
		write(Str(v))
	}
	write(last)
	if flush {
		Call0(GetAttr(file, "flush"))
	}
}

func printText(v Value, name, otherwise string) string {
	if v == nil {
		return otherwise
	}
	s, ok := asStr(v)
	if !ok {
		raise(pyrt.TypeError, "%s must be None or a string, not %s", name, TypeName(v))
	}
	return s
}

// writerOf returns what writes a text to a file.
func writerOf(file Value) func(s string) {
	if f, ok := file.(*File); ok && f.text {
		return func(s string) { f.write(s) }
	}
	write := GetAttr(file, "write")
	return func(s string) { Call1(write, s) }
}

// Input returns input(prompt).
func Input(prompt ...Value) Value {
	text := ""
	if len(prompt) > 0 {
		text = Str(prompt[0])
	}
	if SysStdin == Value(SysStdinFile) && SysStdout == Value(stdoutFile) {
		return pyrt.Input(text)
	}
	for i, stream := range []Value{SysStdin, SysStdout} {
		if stream == nil {
			raise(pyrt.RuntimeError, "input(): lost sys.%s", []string{"stdin", "stdout"}[i])
		}
	}
	if len(prompt) > 0 {
		writerOf(SysStdout)(text)
	}
	if flush := GetAttrOr(SysStdout, "flush", Unbound); flush != Unbound {
		Call0(flush)
	}
	line, ok := asStr(Call0(GetAttr(SysStdin, "readline")))
	switch {
	case !ok:
		raise(pyrt.TypeError, "object.readline() returned non-string")
	case line == "":
		raise(pyrt.EOFError, "EOF when reading a line")
	}
	return strings.TrimSuffix(line, "\n")
}
