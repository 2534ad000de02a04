package dyn

import (
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/molt-go/molt/templates/pyrt"
)

var update = flag.Bool("update", false, "have CPython write testdata/eval/*.json anew")

// TestEval works out the expressions of testdata/eval/*.txt, and compares with what
// CPython said of them.
func TestEval(t *testing.T) {
	if *update {
		if out, err := exec.Command("python3", "testdata/eval/eval.py").CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
	files, err := filepath.Glob("testdata/eval/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".json"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var rows [][3]any
			if err := json.Unmarshal(data, &rows); err != nil {
				t.Fatal(err)
			}
			for _, row := range rows {
				if got, want := outcome(row[1]), row[2].(string); got != want {
					t.Errorf("%s\n got %s\nwant %s", row[0], got, want)
				}
			}
		})
	}
}

// outcome returns the repr of an expression's value, or the exception.
func outcome(tree any) (text string) {
	defer func() {
		switch p := recover().(type) {
		case nil:
		case *pyrt.Exception:
			text = TypeName(excObject(p)) + ": " + Str(excObject(p))
		case *pyrt.Guard:
			text = p.Error()
		default:
			panic(p)
		}
	}()
	return Repr((&scope{vars: map[string]Value{}}).eval(tree))
}
