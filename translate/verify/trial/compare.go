package trial

import (
	"bytes"
	"fmt"
	"strings"
)

// guardStatus is the exit status of a port that a guard stopped.
const guardStatus = 70

// notPorted is what a stub says when it is reached.
const notPorted = "not ported: "

// A Verdict says how a run of a port ended, compared with CPython's.
type Verdict string

// The verdicts.
const (
	Identical Verdict = "identical"
	Differs   Verdict = "differs"         // ended as if nothing were wrong
	GuardStop Verdict = "guard stop"      // exit status 70
	StubStop  Verdict = "stub reached"    // said so
	Crashed   Verdict = "crashed"         // a Go panic or a signal
	OverLimit Verdict = "over the limits" // of time, memory or output
)

// Compare judges a run of the port against a run of CPython. The text says what
// was seen where they are not identical.
func Compare(want, got Outcome) (Verdict, string) {
	switch {
	case got.Limit != "" && got.Limit == want.Limit:
		return OverLimit, "both over the limit of " + got.Limit
	case got.Limit != "":
		return OverLimit, "over the limit of " + got.Limit
	case got.Exit == guardStatus && want.Exit != guardStatus:
		return GuardStop, LastLine(got.Stderr)
	}
	diff := Difference(want, got)
	if diff == "" {
		return Identical, ""
	}
	if place, ok := stub(got.Stderr); ok && got.Exit != want.Exit {
		return StubStop, place
	}
	if line, ok := GoCrash(got); ok {
		return Crashed, line
	}
	return Differs, diff
}

// Difference returns the first of what must be equal and is not, or "".
func Difference(want, got Outcome) string {
	if d := FirstDifference(want.Stdout, got.Stdout); d != "" {
		return d
	}
	if want.Exit != got.Exit {
		return fmt.Sprintf("exit status %d, want %d: %s", got.Exit, want.Exit, Excerpt(LastLine(got.Stderr)))
	}
	if w, g := LastLine(want.Stderr), LastLine(got.Stderr); w != g {
		return fmt.Sprintf("last line of stderr %q, want %q", Excerpt(g), Excerpt(w))
	}
	return ""
}

// FirstDifference describes the first line in which two outputs differ.
func FirstDifference(want, got []byte) string {
	if bytes.Equal(want, got) {
		return ""
	}
	w, g := bytes.Split(want, []byte("\n")), bytes.Split(got, []byte("\n"))
	for i := range max(len(w), len(g)) {
		switch {
		case i >= len(w):
			return fmt.Sprintf("line %d: %q, want no more", i+1, Excerpt(string(g[i])))
		case i >= len(g):
			return fmt.Sprintf("line %d: output ends, want %q", i+1, Excerpt(string(w[i])))
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
		return Excerpt(string(line))
	}
	return "..." + Excerpt(string(line[at-20:]))
}

// Excerpt shortens a text to what fits in a report.
func Excerpt(s string) string {
	const most = 100
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "..."
}

// LastLine returns the last line that is not blank.
func LastLine(text []byte) string {
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

// GoCrash tells whether the Go runtime ended the program, and what it said.
func GoCrash(o Outcome) (string, bool) {
	for _, line := range bytes.Split(o.Stderr, []byte("\n")) {
		for _, start := range []string{"panic: ", "fatal error: ", "runtime: out of memory", "SIGSEGV", "signal: "} {
			if bytes.HasPrefix(line, []byte(start)) {
				return Excerpt(string(line)), true
			}
		}
	}
	if o.Exit < 0 {
		return "ended by a signal", true
	}
	return "", false
}
