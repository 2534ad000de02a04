package main

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var (
	digits = regexp.MustCompile(`[0-9]+`)
	lineno = regexp.MustCompile(`\blineno=([0-9]+)`)
)

// A cause gathers the results that seem to have one reason.
type cause struct {
	outcome outcome
	key     string
	results []result
}

// causes groups the wrong results, the most frequent first.
func causes(results []result) []*cause {
	byKey := map[string]*cause{}
	var list []*cause
	for _, r := range results {
		if r.known || !r.outcome.bad() {
			continue
		}
		key := r.outcome.String() + ": " + causeOf(r)
		c := byKey[key]
		if c == nil {
			c = &cause{outcome: r.outcome, key: key}
			byKey[key] = c
			list = append(list, c)
		}
		c.results = append(c.results, r)
	}
	for _, c := range list {
		slices.SortStableFunc(c.results, func(a, b result) int { return a.size - b.size })
	}
	slices.SortStableFunc(list, func(a, b *cause) int { return len(b.results) - len(a.results) })
	return list
}

// causeOf returns what results with the same reason have in common: the
// message of the side that refuses, without its numbers and quotations.
func causeOf(r result) string {
	text := r.diff
	switch r.outcome {
	case falseAccept:
		text = r.oracle.message()
	case falseRefusal, crash:
		text = r.molt.err.Error()
		if _, msg, ok := strings.Cut(strings.TrimPrefix(text, r.name), ": "); ok {
			text = msg
		}
	}
	return digits.ReplaceAllString(text, "N")
}

// A difference is where two dumps part.
type difference struct {
	want, got string // the surroundings in CPython's and molt's dump
	line      int    // of the source, near the place
}

// surroundings is how many bytes around a difference are shown.
const surroundings = 90

func firstDifference(want, got string) difference {
	i := 0
	for i < len(want) && i < len(got) && want[i] == got[i] {
		i++
	}
	d := difference{want: around(want, i), got: around(got, i)}
	if m := lineno.FindStringSubmatch(want[i:]); m != nil {
		d.line, _ = strconv.Atoi(m[1]) // a dump's own number
	}
	return d
}

func around(dump string, at int) string {
	return dump[max(at-surroundings, 0):at] + "<<HERE>>" + dump[at:min(at+surroundings, len(dump))]
}

// key names a difference for grouping: what each side has at the place.
func (d difference) key() string {
	_, want, _ := strings.Cut(d.want, "<<HERE>>")
	before, got, _ := strings.Cut(d.got, "<<HERE>>")
	return before[max(len(before)-12, 0):] + " want " + want[:min(12, len(want))] + " got " + got[:min(12, len(got))]
}

// A printer explains wrong results.
type printer struct {
	w        io.Writer
	o        *oracle
	examples int  // of each cause
	shrink   bool // examples first
}

// print writes the causes, each with examples.
func (p *printer) print(results []result, text func(result) ([]byte, error)) error {
	for _, c := range causes(results) {
		fmt.Fprintf(p.w, "\n## %d x %s\n", len(c.results), c.key)
		for _, r := range c.results[:min(p.examples, len(c.results))] {
			src, err := text(r)
			if err != nil {
				return err
			}
			if p.shrink {
				if src, err = p.o.shrink(r, src); err != nil {
					return err
				}
			}
			if err := p.example(r, src); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *printer) example(r result, src []byte) error {
	if len(src) <= 2000 {
		fmt.Fprintf(p.w, "%s\n    %q\n", r.name, src)
	} else {
		fmt.Fprintf(p.w, "%s\n", r.name)
	}
	want, err := p.o.judge('d', src)
	if err != nil {
		return err
	}
	got := read(r.name, src)
	switch judgeDump(want, got) {
	case different:
		d := firstDifference(want.text, got.dump)
		fmt.Fprintf(p.w, "    want  %s\n    got   %s\n", d.want, d.got)
		if len(src) > 2000 {
			fmt.Fprintf(p.w, "    line %d: %s\n", d.line, sourceLine(src, d.line))
		}
	case falseAccept:
		fmt.Fprintf(p.w, "    CPython: %s\n", want.text)
	case falseRefusal, crash:
		fmt.Fprintf(p.w, "    molt: %v\n", got.err)
		if want.kind == accepted && len(want.text) < 1200 {
			fmt.Fprintf(p.w, "    want  %s\n", want.text)
		}
	}
	return nil
}

// judgeDump is judge for an answer that holds the dump itself.
func judgeDump(want answer, got reading) outcome {
	if want.kind == accepted {
		want.text = hash([]byte(want.text))
	}
	return judge(want, got)
}

func sourceLine(src []byte, n int) string {
	lines := strings.Split(string(src), "\n")
	if n < 1 || n > len(lines) {
		return ""
	}
	return strconv.Quote(lines[n-1])
}
