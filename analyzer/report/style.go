package report

import "github.com/molt-go/molt/analyzer/findings"

// Style says what a terminal can show. NO_COLOR and terminal detection are the
// caller's business.
type Style struct {
	Color bool // write ANSI colour sequences
	ASCII bool // draw with ASCII characters alone
}

// Ink is a colour or weight of text.
type Ink string

// The inks, from the sixteen colours that every terminal theme sets itself.
const (
	Plain  Ink = ""
	Bold   Ink = "1"
	Dim    Ink = "2"
	Red    Ink = "1;31"
	Yellow Ink = "1;33"
	Green  Ink = "32"
	Blue   Ink = "34"
	Cyan   Ink = "36"
)

// Paint returns s in the given ink, or s alone when colour is off.
func (st Style) Paint(ink Ink, s string) string {
	if !st.Color || ink == Plain || s == "" {
		return s
	}
	return "\x1b[" + string(ink) + "m" + s + "\x1b[0m"
}

// pick returns the first of two spellings unless only ASCII may be written.
func (st Style) pick(unicode, ascii string) string {
	if st.ASCII {
		return ascii
	}
	return unicode
}

// Mark is the sign of a kind of evidence: the fuller, the better known.
func (st Style) Mark(e findings.Evidence) string {
	switch e {
	case findings.Profile:
		return st.pick("◐", "+")
	case findings.Recorded:
		return st.pick("●", "*")
	}
	return st.pick("○", "~")
}

// levelInk colours a level's name and carets.
func levelInk(l findings.Level) Ink {
	switch l {
	case findings.High:
		return Red
	case findings.Medium:
		return Yellow
	case findings.Low:
		return Cyan
	}
	return Dim
}
