// Package suppress decides which findings are not shown: those that a comment
// silences, those that a baseline has accepted, and those that lie outside the
// lines changed since a commit.
//
// # Comments
//
//	x = [y for y in z if y in big]  # molt: ignore[list-membership] big is short
//
//	# molt: ignore[list-membership, nested-join] measured, not worth it
//	for a in rows:
//
//	# molt: ignore-file[list-membership] generated
//
// An ignore at the end of a line is for the findings that begin on that line. On
// a line of its own it is for the statement that follows, up to its colon if it
// has a body.
// An ignore-file stands on a line of its own before the first statement; a
// docstring may come first. Rules are always named. An ignore that silences
// nothing, names no rule or an unknown one, or stands in the wrong place is
// reported as a note.
package suppress

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/config"
	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/syntax"
)

// The kinds of findings.Note that this package writes.
const (
	UnusedIgnore  = "unused-ignore"  // a comment that silences nothing
	BadIgnore     = "bad-ignore"     // a comment that cannot work as written
	StaleBaseline = "stale-baseline" // an accepted finding that is gone
)

// An Ignore is one comment that silences findings.
type Ignore struct {
	Line   int      `json:"line"`  // of the comment, from 1
	First  int      `json:"first"` // it silences findings that begin on a line from First
	Last   int      `json:"last"`  // to Last; both are 0 for the whole file
	Rules  []string `json:"rules"`
	Reason string   `json:"reason,omitempty"`
}

// Ignores are the comments of one file, and what is wrong with others.
type Ignores struct {
	List  []Ignore        `json:"list,omitempty"`
	Notes []findings.Note `json:"notes,omitempty"`
}

var (
	marker = regexp.MustCompile(`#\s*molt\s*:\s*(.*)`)
	ignore = regexp.MustCompile(`^(ignore|ignore-file)\s*\[([^\]]*)\]\s*(.*)$`)
)

// ReadIgnores reads the comments of a file that speak to molt. The names of
// rules are checked against known.
func ReadIgnores(f *syntax.File, known []string) Ignores {
	var got Ignores
	top := firstStatement(f)
	for _, c := range f.Comments {
		m := marker.FindStringSubmatch(c.Text)
		if m == nil {
			continue
		}
		line := f.Line(c.Start)
		bad := func(format string, args ...any) {
			got.Notes = append(got.Notes, findings.Note{Kind: BadIgnore, File: f.Path, Line: line, Message: fmt.Sprintf(format, args...)})
		}
		text := strings.TrimSpace(m[1])
		parts := ignore.FindStringSubmatch(text)
		if parts == nil {
			bad("not understood: write # molt: ignore[RULE] reason")
			continue
		}
		in := Ignore{Line: line, First: line, Last: line, Reason: parts[3]}
		for rule := range strings.SplitSeq(parts[2], ",") {
			switch rule = strings.TrimSpace(rule); {
			case rule == "":
			case !slices.Contains(known, rule):
				bad("no rule is called %q%s", rule, config.DidYouMean(rule, known))
			default:
				in.Rules = append(in.Rules, rule)
			}
		}
		if strings.Trim(parts[2], ", \t") == "" {
			bad("names no rule: write # molt: %s[RULE] reason", parts[1])
		}
		switch {
		case parts[1] == "ignore-file" && (!c.Own || top > 0 && line > top):
			bad("ignore-file stands on a line of its own before the first statement")
			continue
		case parts[1] == "ignore-file":
			in.First, in.Last = 0, 0
		case c.Own:
			in.First = nextCode(f, line)
			in.Last = extent(f, in.First)
		}
		if len(in.Rules) > 0 {
			got.List = append(got.List, in)
		}
	}
	return got
}

// firstStatement returns the line of the first statement behind a docstring, 0
// if there is none.
func firstStatement(f *syntax.File) int {
	body := f.Body
	if syntax.Docstring(body) != nil {
		body = body[1:]
	}
	if len(body) == 0 {
		return 0
	}
	return f.Line(body[0].Pos())
}

// nextCode returns the next line that is neither empty nor only a comment.
func nextCode(f *syntax.File, line int) int {
	for line++; line <= f.NumLines(); line++ {
		if text := strings.TrimSpace(f.LineText(line)); text != "" && text[0] != '#' {
			break
		}
	}
	return line
}

// A Filter applies the comments of all files and remembers which ones were of
// use. It is not safe for concurrent use.
type Filter struct {
	files map[string]Ignores
	used  map[use]bool
}

// A use is a rule of one comment.
type use struct {
	file string
	line int
	rule string
}

// NewFilter returns a filter over the comments of files, by their paths.
func NewFilter(files map[string]Ignores) *Filter {
	return &Filter{files: files, used: map[use]bool{}}
}

// Silences reports whether a comment silences a finding. Findings that are not
// shown for other reasons should be asked about too, since a comment that
// silences one is of use.
func (f *Filter) Silences(x findings.Finding) bool {
	silent := false
	for _, in := range f.files[x.File].List {
		if (in.Last == 0 || in.First <= x.Line && x.Line <= in.Last) && slices.Contains(in.Rules, x.Rule) {
			f.used[use{x.File, in.Line, x.Rule}] = true
			silent = true
		}
	}
	return silent
}

// Notes returns what is wrong with comments, by file and line. Comments of no use
// count only for rules that ran on the file, as ran tells.
func (f *Filter) Notes(ran func(rule, file string) bool) []findings.Note {
	var notes []findings.Note
	for file, in := range f.files {
		notes = append(notes, in.Notes...)
		for _, c := range in.List {
			for _, rule := range c.Rules {
				if !f.used[use{file, c.Line, rule}] && ran(rule, file) {
					notes = append(notes, findings.Note{Kind: UnusedIgnore, File: file, Line: c.Line, Message: rule + " finds nothing here: the comment can go"})
				}
			}
		}
	}
	sortNotes(notes)
	return notes
}
