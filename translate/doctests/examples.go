// Package doctests makes Go tests of the examples in docstrings.
//
// Each docstring with examples becomes a function of a module of its own, which is
// ported with the program and so takes the way that all code takes:
//
//	def shortest_examples():
//	    begin(1)  # >>> city = City()
//	    city = City()
//	    begin(2)  # >>> shortest(city, 0, 2)
//	    print(repr(shortest(city, 0, 2)))
//
// A Go test runs it and compares what each example prints with the docstring's own
// text, a subtest an example. What cannot be carried is a skipped subtest with its
// reason, so that the subtests are as many as the examples.
package doctests

import (
	"regexp"
	"strings"
)

// An Example is one example of a docstring, as CPython's doctest reads it.
type Example struct {
	Source  string   // its statements, without prompts
	Want    string   // what it shows: "" or lines that end in "\n"
	Line    int      // of its first prompt, from 1 in the file
	Options []string // the options that are on, as "ELLIPSIS"
	// Skip says why it is not carried, "" where it is.
	Skip string

	begin, end int // its lines in the module that is made
	number     int
}

var (
	traceback = regexp.MustCompile(`^Traceback \((?:most recent call last|innermost last)\):[ \t]*\n`)
	directive = regexp.MustCompile(`(?m)#\s*doctest:\s*([^\n'"]*)$`)
	identifer = regexp.MustCompile(`^[A-Za-z_][A-Za-z_0-9.]*`)
)

// parse reads the examples of a docstring whose first line is a given line of its
// file.
func parse(doc string, line int) []*Example {
	lines := strings.Split(strings.ReplaceAll(doc, "\t", "        "), "\n")
	var list []*Example
	for i := 0; i < len(lines); {
		text := strings.TrimLeft(lines[i], " ")
		if !strings.HasPrefix(text, ">>>") || len(text) > 3 && text[3] != ' ' {
			i++
			continue
		}
		indent := lines[i][:len(lines[i])-len(text)]
		e := &Example{Line: line + i}
		source := []string{strings.TrimPrefix(text[3:], " ")}
		for i++; i < len(lines) && strings.HasPrefix(strings.TrimLeft(lines[i], " "), "..."); i++ {
			rest := strings.TrimLeft(lines[i], " ")[3:]
			source = append(source, strings.TrimPrefix(rest, " "))
		}
		var want []string
		for ; i < len(lines); i++ {
			t := strings.TrimSpace(lines[i])
			if t == "" || strings.HasPrefix(t, ">>>") {
				break
			}
			want = append(want, strings.TrimPrefix(lines[i], indent)+"\n")
		}
		e.Source, e.Want = strings.TrimRight(strings.Join(source, "\n"), "\n"), strings.Join(want, "")
		e.options()
		if strings.HasPrefix(strings.TrimSpace(e.Source+"#"), "#") {
			continue // nothing but a comment
		}
		list = append(list, e)
	}
	return list
}

// options reads the directives in an example's comments.
func (e *Example) options() {
	for _, m := range directive.FindAllStringSubmatch(e.Source, -1) {
		for _, o := range strings.Fields(strings.ReplaceAll(m[1], ",", " ")) {
			if name, on := strings.CutPrefix(o, "+"); on {
				e.Options = append(e.Options, name)
			}
		}
	}
}

// raises returns the class of the exception that the example shows, as it is
// written, or "".
func (e *Example) raises() string {
	head := traceback.FindString(e.Want)
	if head == "" {
		return ""
	}
	for _, l := range strings.Split(e.Want[len(head):], "\n") {
		if name := identifer.FindString(l); name != "" {
			return name
		}
	}
	return ""
}
