package levers

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/molt-go/molt/analyzer/internal/registry"
)

func TestRegistryIsFresh(t *testing.T) {
	entries, err := registry.Entries(os.DirFS("."), "Lever")
	if err != nil {
		t.Fatal(err)
	}
	want, err := registry.Render("levers", "Lever", "all", entries)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(registry.FileName)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("registry.go is stale, run go generate (-want +got):\n%s", diff)
	}
}

// TestLadder pins the order that reports and documents show.
func TestLadder(t *testing.T) {
	want := "structure caching newer-cpython memory package multiprocessing numpy numba cupy cython pypy asyncio grpc ffi go"
	var ids []string
	for i, l := range Ladder() {
		if l.Rung != i+1 {
			t.Errorf("%s is on rung %d, want %d", l.ID, l.Rung, i+1)
		}
		ids = append(ids, l.ID)
	}
	if got := strings.Join(ids, " "); got != want {
		t.Errorf("ladder\n got %s\nwant %s", got, want)
	}
}

func TestComplete(t *testing.T) {
	for _, l := range all {
		missing := map[string]bool{
			"title": l.Title == "", "what": l.What == "", "fits": len(l.Fits) < 2, "avoid": len(l.Avoid) < 2,
			"basis": l.Gain.Basis == "", "effort": l.Effort == 0, "cost": l.Cost == "", "how": len(l.How) < 2, "needs": len(l.Needs) == 0,
			"gain range": l.Gain.Low > l.Gain.High,
		}
		for what, is := range missing {
			if is {
				t.Errorf("%s lacks %s", l.ID, what)
			}
		}
		if Find(l.ID) != l {
			t.Errorf("Find(%q) is another lever", l.ID)
		}
	}
	if got := Find("prayer"); got != nil {
		t.Errorf("Find of an unknown lever = %v", got)
	}
}

func TestExplain(t *testing.T) {
	l := &Lever{
		ID: "x", Title: "X", What: "Do x.", Fits: []string{"a"}, Avoid: []string{"b"},
		Gain: Gain{Low: 1.5, High: 3, Basis: "a run"}, Effort: Hours, Cost: "c", How: []string{"d", "e"}, Needs: []string{"f"},
	}
	var b strings.Builder
	if err := l.Explain(&b); err != nil {
		t.Fatal(err)
	}
	want := `x: X

Do x.

Fits when
  - a

Leave it when
  - b

Gain: 1.5x to 3x (a run)
Effort: hours
Cost: c

By hand
  1. d
  2. e

Needs
  - f
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
}
