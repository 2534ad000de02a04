package scan

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/molt-go/molt/analyzer/findings"
)

func TestMerge(t *testing.T) {
	at := func(line int, symbol, message string, level findings.Level) findings.Finding {
		return findings.Finding{Rule: "bytes-concat", File: "a.py", Line: line, EndLine: line, Symbol: symbol, Message: message, Level: level, Share: 0.3, Gain: 0.25}
	}
	got := merge([]findings.Finding{
		at(3, "a.f", "x grows", findings.Hidden), at(5, "a.f", "y grows", findings.Low), at(7, "a.f", "x grows", findings.Low), at(9, "a.g", "x grows", findings.Hidden),
	})
	same(t, "places", places(got), []string{"a.py:3 bytes-concat", "a.py:5 bytes-concat", "(a.py:9 bytes-concat)"})
	same(t, "level", got[0].Level, findings.Low)
	same(t, "gain", got[0].Gain, 0.5)
	same(t, "related", got[0].Related, []findings.Related{{File: "a.py", Line: 7, Message: again}})
	same(t, "lines", lines(got[0]), [][2]int{{3, 3}, {7, 7}})
	same(t, "related of others", len(got[1].Related)+len(got[2].Related), 0)
}

const grows = `import sys

def read(kind):
    out = b""
    for line in open(sys.argv[1], "rb"):
        if kind:
            out += line
        else:
            out += line[1:]
    return out

print(read(1))
`

// TestMergeDiff holds that a change of any of the places shows the finding.
func TestMergeDiff(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Fatal(err)
	}
	root := t.TempDir()
	write(t, root, map[string]string{"a.py": grows})
	git := func(args ...string) {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-C", root, "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"}, args...)...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	git("init", "-q")
	git("add", ".")
	git("commit", "-qm", "start")
	write(t, root, map[string]string{"a.py": strings.Replace(grows, "line[1:]", "line[2:]", 1)})
	res := setup{filter: Filter{Since: "HEAD"}, only: []string{"bytes-concat"}}.must(t, root)
	same(t, "findings", places(res.Findings), []string{"a.py:7 bytes-concat"})
}
