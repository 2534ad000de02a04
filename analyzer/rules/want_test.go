package rules

import (
	"regexp"
	"strings"
	"testing"

	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/resolve"
)

var wantComment = regexp.MustCompile(`# want "((?:[^"\\]|\\.)*)"`)

// wanted returns the expected messages by line.
func wanted(t *testing.T, f *resolve.File) map[int]*regexp.Regexp {
	t.Helper()
	wants := map[int]*regexp.Regexp{}
	for _, c := range f.Tree.Comments {
		if !strings.HasPrefix(c.Text, "# want") {
			continue
		}
		line := f.Tree.Line(c.Pos())
		m := wantComment.FindStringSubmatch(c.Text)
		if m == nil {
			t.Fatalf("%s:%d: malformed want", f.Path, line)
		}
		re, err := regexp.Compile(strings.ReplaceAll(m[1], `\"`, `"`))
		if err != nil {
			t.Fatalf("%s:%d: %v", f.Path, line, err)
		}
		wants[line] = re
	}
	return wants
}

// matchWants compares findings with expectations, one finding a line.
func matchWants(t *testing.T, file string, wants map[int]*regexp.Regexp, found []findings.Finding) {
	t.Helper()
	met := map[int]bool{}
	for _, f := range found {
		switch want := wants[f.Line]; {
		case want == nil:
			t.Errorf("%s:%d: unexpected finding: %s", file, f.Line, f.Message)
		case met[f.Line]:
			t.Errorf("%s:%d: second finding: %s", file, f.Line, f.Message)
		case !want.MatchString(f.Message):
			t.Errorf("%s:%d: message %q does not match %q", file, f.Line, f.Message, want)
		}
		met[f.Line] = true
		if f.Remedy == "" || strings.HasSuffix(f.Remedy, ".") || strings.HasSuffix(f.Message, ".") {
			t.Errorf("%s:%d: remedy or message is empty or ends in a full stop: %q, %q", file, f.Line, f.Message, f.Remedy)
		}
	}
	for line, want := range wants {
		if !met[line] {
			t.Errorf("%s:%d: no finding, want %q", file, line, want)
		}
	}
}

// cases counts the defs of a file that hold a want and those that hold none.
// A def counts where it is not nested in another.
func cases(f *resolve.File, wants map[int]*regexp.Regexp) (fire, silent int) {
	for _, fn := range f.Funcs {
		if fn.Def == nil || fn.Depth > 0 {
			continue
		}
		has := false
		for line := range wants {
			has = has || fn.Line() <= line && line <= fn.EndLine()
		}
		if has {
			fire++
		} else {
			silent++
		}
	}
	return fire, silent
}
