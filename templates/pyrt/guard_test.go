package pyrt

import (
	"bytes"
	"math"
	"runtime"
	"testing"
)

// caught returns the guard that f trips.
func caught(t *testing.T, f func()) (g *Guard) {
	t.Helper()
	defer func() {
		var ok bool
		if g, ok = recover().(*Guard); !ok {
			t.Fatal("no guard tripped")
		}
	}()
	f()
	return nil
}

func TestGuardReport(t *testing.T) {
	var line int
	trip := func() {
		_, _, line, _ = runtime.Caller(0)
		AddInt(math.MaxInt64, line) // the line after the call of Caller
	}
	g := caught(t, trip)
	here := func(pairs ...LinePair) []FileLines {
		return []FileLines{{Go: "github.com/molt-go/molt/templates/pyrt/guard_test.go", Python: "f.py", Pairs: pairs}}
	}
	at := int32(line)
	for _, c := range []struct {
		lines []FileLines
		want  string
	}{
		{here(LinePair{1, 3}, LinePair{at + 1, 12}, LinePair{at + 2, 13}), "molt: guard at f.py:12\n"},
		{here(LinePair{at - 1, 7}, LinePair{at + 9, 13}), "molt: guard at f.py:7\n"},
		{here(LinePair{1, 7}, LinePair{at - 20, 0}, LinePair{at + 5, 20}), "molt: guard: int overflow in +\n"},
		{nil, "molt: guard: int overflow in +\n"},
	} {
		var out bytes.Buffer
		g.Report(&out, c.lines)
		if out.String() != c.want {
			t.Errorf("Report = %q, want %q", out.String(), c.want)
		}
	}
}

func TestGuards(t *testing.T) {
	const big = math.MaxInt64
	for name, f := range map[string]func(){
		"+":     func() { AddInt(big, 1) },
		"-":     func() { SubInt(math.MinInt64, 1) },
		"*":     func() { MulInt(1<<40, 1<<40) },
		"neg":   func() { NegInt(math.MinInt64) },
		"abs":   func() { AbsInt(math.MinInt64) },
		"<<":    func() { ShlInt(1, 63) },
		"**":    func() { PowInt(10, 19) },
		"//":    func() { FloorDivInt(math.MinInt64, -1) },
		"int()": func() { TruncInt(1e300) },
		"comb":  func() { CombInt(100, 50) },
	} {
		t.Run(name, func(t *testing.T) { caught(t, f) })
	}
}

func TestPackagePath(t *testing.T) {
	for in, want := range map[string]string{
		"main.main":                          "main",
		"example.org/m/geo.(*Area).Size":     "example.org/m/geo",
		"example.org/m/geo.Map[...].func1.2": "example.org/m/geo",
		"gopkg.in/yaml%2ev3.x":               "gopkg.in/yaml%2ev3",
	} {
		if got := packagePath(in); got != want {
			t.Errorf("packagePath(%q) = %q, want %q", in, got, want)
		}
	}
}
