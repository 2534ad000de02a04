package main

import (
	"bytes"
	"fmt"
	"strings"
)

// guardStatus is the exit status of a port that a guard stopped.
const guardStatus = 70

// notPorted is what a stub says when it is reached.
const notPorted = "not ported: "

// A verdict says how a run of a port ended, compared with CPython's.
type verdict string

const (
	identical verdict = "identical"
	differs   verdict = "differs"         // ended as if nothing were wrong
	guardStop verdict = "guard stop"      // exit status 70
	stubStop  verdict = "stub reached"    // said so
	crashed   verdict = "crashed"         // a Go panic or a signal
	overLimit verdict = "over the limits" // of time, memory or output
)

// compare judges a run of the port against a run of CPython. The text says what
// was seen where they are not identical.
func compare(want, got outcome) (verdict, string) {
	switch {
	case got.Limit != "" && got.Limit == want.Limit:
		return overLimit, "both over the limit of " + got.Limit
	case got.Limit != "":
		return overLimit, "over the limit of " + got.Limit
	case got.Exit == guardStatus && want.Exit != guardStatus:
		return guardStop, lastLine(got.Stderr)
	}
	diff := difference(want, got)
	if diff == "" {
		return identical, ""
	}
	if place, ok := stub(got.Stderr); ok && got.Exit != want.Exit {
		return stubStop, place
	}
	if line, ok := goCrash(got); ok {
		return crashed, line
	}
	return differs, diff
}

// difference returns the first of what must be equal and is not, or "".
func difference(want, got outcome) string {
	if d := firstDifference(want.Stdout, got.Stdout); d != "" {
		return d
	}
	if want.Exit != got.Exit {
		return fmt.Sprintf("exit status %d, want %d: %s", got.Exit, want.Exit, excerpt(lastLine(got.Stderr)))
	}
	if w, g := lastLine(want.Stderr), lastLine(got.Stderr); w != g {
		return fmt.Sprintf("last line of stderr %q, want %q", excerpt(g), excerpt(w))
	}
	return ""
}

// firstDifference describes the first line in which two outputs differ.
func firstDifference(want, got []byte) string {
	if bytes.Equal(want, got) {
		return ""
	}
	w, g := bytes.Split(want, []byte("\n")), bytes.Split(got, []byte("\n"))
	for i := range max(len(w), len(g)) {
		switch {
		case i >= len(w):
			return fmt.Sprintf("line %d: %q, want no more", i+1, excerpt(string(g[i])))
		case i >= len(g):
			return fmt.Sprintf("line %d: output ends, want %q", i+1, excerpt(string(w[i])))
		case !bytes.Equal(w[i], g[i]):
			return fmt.Sprintf("line %d: %q, want %q", i+1, around(g[i], w[i]), around(w[i], g[i]))
		}
	}
	return "the outputs differ"
}

// around returns the part of a line near the first byte in which it differs from another.
func around(line, other []byte) string {
	at := 0
	for at < len(line) && at < len(other) && line[at] == other[at] {
		at++
	}
	if at < 40 {
		return excerpt(string(line))
	}
	return "..." + excerpt(string(line[at-20:]))
}

// excerpt shortens a text to what fits in a report.
func excerpt(s string) string {
	const most = 100
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "..."
}

// lastLine returns the last line that is not blank.
func lastLine(text []byte) string {
	lines := bytes.Split(bytes.TrimRight(text, " \t\r\n"), []byte("\n"))
	return strings.TrimRight(string(lines[len(lines)-1]), " \t\r")
}

// stub tells whether a stub ended the program, and which.
func stub(stderr []byte) (string, bool) {
	i := bytes.Index(stderr, []byte(notPorted))
	if i < 0 {
		return "", false
	}
	line, _, _ := bytes.Cut(stderr[i:], []byte("\n"))
	text, _, _ := strings.Cut(string(line), " [recovered")
	return strings.TrimRight(text, `"'`), true
}

// goCrash tells whether the Go runtime ended the program, and what it said.
func goCrash(o outcome) (string, bool) {
	for _, line := range bytes.Split(o.Stderr, []byte("\n")) {
		for _, start := range []string{"panic: ", "fatal error: ", "runtime: out of memory", "SIGSEGV", "signal: "} {
			if bytes.HasPrefix(line, []byte(start)) {
				return excerpt(string(line)), true
			}
		}
	}
	if o.Exit < 0 {
		return "ended by a signal", true
	}
	return "", false
}
