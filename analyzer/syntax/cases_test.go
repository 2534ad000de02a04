package syntax

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestCases holds Parse against CPython's own dumps: those of 3.13, and of 3.14
// for the syntax that is new there. The measure program parse -cases -update
// writes them; "!" stands for a refusal.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/py31[34]/*.py")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.ToSlash(strings.TrimPrefix(file, "testdata")), func(t *testing.T) {
			src := readFile(t, file)
			want := strings.TrimSuffix(readFile(t, strings.TrimSuffix(file, ".py")+".dump"), "\n")
			f, err := Parse(file, []byte(src))
			if want == "!" {
				checkRefusal(t, src, err)
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if got := Dump(f); got != want {
				i := 0
				for i < len(got) && i < len(want) && got[i] == want[i] {
					i++
				}
				from := max(i-100, 0)
				t.Errorf("dumps differ at byte %d\nwant ...%.250s\n got ...%.250s", i, want[from:], got[from:])
			}
		})
	}
}

// TestRefused holds Parse against a list of what CPython 3.13 and 3.14 refuse.
func TestRefused(t *testing.T) {
	for n, line := range strings.Split(readFile(t, "testdata/refused.txt"), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		src, err := strconv.Unquote(line)
		if err != nil {
			t.Fatalf("refused.txt:%d: %v", n+1, err)
		}
		_, err = Parse("x.py", []byte(src))
		checkRefusal(t, src, err)
	}
}

func checkRefusal(t *testing.T, src string, err error) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) {
		t.Errorf("%q: %v, want an *Error", src, err)
		return
	}
	lines := 1 + strings.Count(src, "\n")
	if e.Line < 1 || e.Line > lines || e.Col < 0 || e.Col > len(src) || e.Msg == "" {
		t.Errorf("%q: %+v is outside of the source, or without a reason", src, *e)
	}
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
