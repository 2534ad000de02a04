package syntax

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// FuzzParse reads any bytes: the result is an error inside the source or a tree
// whose spans are, and nothing panics.
func FuzzParse(f *testing.F) {
	files, err := filepath.Glob("testdata/py31[34]/*.py")
	if err != nil || len(files) == 0 {
		f.Fatalf("no seeds: %v", err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		file, err := Parse("x.py", src)
		if err != nil {
			var e *Error
			if !errors.As(err, &e) || strings.HasPrefix(e.Msg, internalError) {
				t.Fatalf("error %v", err)
			}
			if e.Line < 0 || e.Col < 0 || e.Line > len(src)+1 {
				t.Fatalf("error at %d:%d of %d bytes", e.Line, e.Col, len(src))
			}
			return
		}
		checkSpans(t, file)
		Dump(file)
	})
}

// checkSpans fails for a node that does not lie inside the file.
func checkSpans(t *testing.T, f *File) {
	InspectBody(f.Body, func(n Node) bool {
		if s := n.Range(); s.Start < 0 || s.Start > s.End || int(s.End) > len(f.Text) {
			t.Errorf("%T has span %v in a text of %d bytes", n, s, len(f.Text))
		}
		return true
	})
}
