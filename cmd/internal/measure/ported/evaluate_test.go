//go:build unix

package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/molt-go/molt/cmd/internal/measure/corpus"
	"github.com/molt-go/molt/translate/verify/trial"
)

// source is the program that the stand-ins for molt port.
const source = `def outer(n):
    def inner(k):
        return k * 2
    return sum(inner(i) for i in range(n))


def unused():
    pass


print(outer(10))
`

// standIn writes a script that "ports" every program to the given Go body,
// ledger and exit status.
func standIn(t *testing.T, body, ledger string, exit int) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "molt")
	script := fmt.Sprintf(`#!/bin/sh
[ "$1 $3 $5" = "port -o --module" ] || exit 9
[ -f "$2/prog.py" ] || exit 9
mkdir -p "$4/cmd/prog"
printf 'module %%s\n\ngo 1.24\n' "$6" > "$4/go.mod"
cat > "$4/cmd/prog/main.go" <<'END'
package main

import (
	"fmt"
	"os"
)

func main() {
	defer fmt.Fprint(os.Stderr, "")
	%s
}
END
cat > "$4/molt.json" <<'END'
%s
END
exit %d
`, body, ledger, exit)
	if err := os.WriteFile(file, []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestEvaluate(t *testing.T) {
	ctx := context.Background()
	python, err := corpus.Find(ctx, "3.11", "")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	const whole = `{"complete": true, "functions": [
 {"python": "outer", "file": "prog.py", "line": 1, "status": "ported", "reasons": []},
 {"python": "unused", "file": "prog.py", "line": 7, "status": "dynamic", "reasons": ["no calls: unused"]}]}`
	part := strings.NewReplacer("true", "false", `"dynamic"`, `"stub"`).Replace(whole)
	tests := []struct {
		name, body, ledger string
		exit               int
		want               result
	}{
		{"identical", "fmt.Println(90)", whole, 0,
			result{Ported: true, Compiles: true, Complete: true, OwnComplete: true, Verdict: trial.Identical}},
		{"silently different", "fmt.Println(91)", whole, 0,
			result{Ported: true, Compiles: true, Complete: true, OwnComplete: true, Verdict: trial.Differs, Detail: `line 1: "91", want "90"`}},
		{"stub reached", `panic("not ported: prog.py:7")`, part, 1,
			result{Ported: true, Compiles: true, Verdict: trial.StubStop, Detail: "not ported: prog.py:7", Reason: "prog.py:7 unused: no calls: unused"}},
		{"guard", `fmt.Fprintln(os.Stderr, "molt: guard at prog.py:3"); os.Exit(70)`, whole, 0,
			result{Ported: true, Compiles: true, Complete: true, OwnComplete: true, Verdict: trial.GuardStop, Detail: "molt: guard at prog.py:3"}},
		{"does not compile", "x := 1", whole, 0,
			result{Ported: true, Complete: true, OwnComplete: true, Reason: "go build: cmd/prog/main.go:10:2: declared and not used: x"}},
		{"refused", "", whole, 2, result{Reason: "molt port: exit status 2: "}},
		{"no ledger", "", "", 0, result{Reason: "molt.json: unexpected end of JSON input"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := &evaluator{
				store: store{dir: t.TempDir(), python: python, limits: trial.Limits{Time: 20 * time.Second, Memory: 4096, Output: 1 << 20}},
				molt:  standIn(t, tt.body, tt.ledger, tt.exit),
				work:  t.TempDir(),
			}
			p := program{Set: "test", Name: "prog", Entry: "prog.py", put: func(_ context.Context, _ store, dir string) error {
				return os.WriteFile(filepath.Join(dir, "prog.py"), []byte(source), 0o644)
			}}
			got := e.evaluate(ctx, p)
			wantFunctions := map[string]int{"no port": 3}
			if got.Ported {
				wantFunctions = map[string]int{"ported": 2, "dynamic": 1} // inner counts as outer
				if tt.ledger == part {
					wantFunctions = map[string]int{"ported": 2, "stub": 1}
				}
			}
			if diff := cmp.Diff(wantFunctions, got.Functions); diff != "" {
				t.Errorf("functions (-want +got):\n%s", diff)
			}
			if ported := got.Time["ported"]; got.Ported && ported != 1 {
				t.Errorf("share of time ported %v, want 1", ported)
			}
			got.Functions, got.Time, got.Reasons = nil, nil, nil
			tt.want.Set, tt.want.Name = "test", "prog"
			if diff := cmp.Diff(&tt.want, got); diff != "" {
				t.Errorf("result (-want +got):\n%s", diff)
			}
		})
	}
}
