// Package doctest runs the examples of docstrings as tests: it compares what each
// prints with the text of the docstring.
package doctest

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/molt-go/molt/templates/pyrt"
)

// An Example is one example of a docstring.
type Example struct {
	Line    int    // in the Python file
	Source  string // the Python
	Want    string // what CPython shows
	Options []string
	Skip    string // why it was not carried over, "" where it was
}

// mark begins the line that an example prints first, in front of its number.
const mark = "\x1e"

// Run runs the function that a docstring's examples became, and compares what each
// prints, a subtest an example.
func Run(t *testing.T, run func(), examples []Example) {
	t.Helper()
	var shown map[int]string
	var failed error
	if run != nil {
		shown, failed = transcript(run)
	}
	for i, e := range examples {
		first, _, _ := strings.Cut(e.Source, "\n")
		t.Run(fmt.Sprintf("line %d: %s", e.Line, first), func(t *testing.T) {
			if e.Skip != "" {
				t.Skip("not carried over: " + e.Skip)
			}
			got, begun := shown[i+1]
			var guard *pyrt.Guard
			switch {
			case errors.As(failed, &guard) && (!begun || i+1 == slices.Max(numbers(shown))):
				t.Skip("not carried over: " + guard.Reason)
			case !begun:
				t.Fatalf("an example above it ended them all: %v", failed)
			case !e.shows(got):
				t.Fatalf(">>> %s\nprints %q\nwant   %q%s", e.Source, got, e.Want, lastOf(failed, shown, i+1))
			}
		})
	}
}

// lastOf says what ended the examples, if it was the one of a number.
func lastOf(failed error, shown map[int]string, number int) string {
	if failed == nil || number != slices.Max(numbers(shown)) {
		return ""
	}
	return "\nand raises " + failed.Error()
}

func numbers(shown map[int]string) []int {
	var list []int
	for n := range shown {
		list = append(list, n)
	}
	return list
}

// transcript returns what each example prints, and what ended them early.
func transcript(run func()) (shown map[int]string, failed error) {
	var out bytes.Buffer
	pyrt.Stdout.Reset(&out)
	defer pyrt.Stdout.Reset(os.Stdout)
	func() {
		defer func() {
			switch p := recover().(type) {
			case nil:
			case error:
				failed = p
			default:
				failed = fmt.Errorf("%v", p)
			}
		}()
		run()
	}()
	pyrt.Stdout.Flush()
	shown = map[int]string{}
	number := 0
	for line := range strings.Lines(out.String()) {
		if rest, ok := strings.CutPrefix(line, mark); ok {
			number, _ = strconv.Atoi(strings.TrimSpace(rest))
			shown[number] = ""
			continue
		}
		shown[number] += line
	}
	return shown, failed
}

// shows tells whether a text is what CPython's doctest takes for the example's.
func (e *Example) shows(got string) bool {
	want := e.Want
	if i := strings.Index(want, "Traceback ("); i == 0 {
		return e.raises(got)
	}
	if !slices.Contains(e.Options, "DONT_ACCEPT_BLANKLINE") {
		want = blankLines(want)
	}
	if slices.Contains(e.Options, "NORMALIZE_WHITESPACE") {
		want, got = strings.Join(strings.Fields(want), " "), strings.Join(strings.Fields(got), " ")
	}
	if slices.Contains(e.Options, "ELLIPSIS") {
		return like(want, got)
	}
	return want == got
}

// blankLines puts empty lines where a docstring has a word for them.
func blankLines(want string) string {
	lines := strings.Split(want, "\n")
	for i, l := range lines {
		if strings.TrimSpace(l) == "<BLANKLINE>" {
			lines[i] = ""
		}
	}
	return strings.Join(lines, "\n")
}

// like compares with a text in which "..." stands for anything.
func like(want, got string) bool {
	parts := strings.Split(want, "...")
	if len(parts) == 1 {
		return want == got
	}
	rest, ok := strings.CutPrefix(got, parts[0])
	if !ok {
		return false
	}
	for _, p := range parts[1 : len(parts)-1] {
		i := strings.Index(rest, p)
		if i < 0 {
			return false
		}
		rest = rest[i+len(p):]
	}
	return strings.HasSuffix(rest, parts[len(parts)-1])
}

// raises compares the class and message of an exception: the line behind the
// traceback, without the class's module.
func (e *Example) raises(got string) bool {
	lines := strings.Split(e.Want, "\n")
	at := slices.IndexFunc(lines[1:], func(l string) bool { return l != "" && l[0] != ' ' && l[0] != '.' && l[0] != '\t' })
	if at < 0 {
		return false
	}
	want := strings.Join(lines[at+1:], "\n")
	class, message, _ := strings.Cut(want, ":")
	class = class[strings.LastIndexByte(class, '.')+1:]
	if slices.Contains(e.Options, "IGNORE_EXCEPTION_DETAIL") {
		got, _, _ = strings.Cut(got, ":")
		return strings.TrimSpace(got) == strings.TrimSpace(class)
	}
	want = strings.TrimRight(class+":"+message, ": \n")
	got = strings.TrimRight(got, ": \n")
	if slices.Contains(e.Options, "ELLIPSIS") {
		return like(want, got)
	}
	return want == got
}
