package main

import (
	"cmp"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/molt-go/molt/analyzer/resolve"
)

//go:embed truth.json
var truthText []byte

// A truth says where one program's time went, as cProfile saw it.
type truth struct {
	Program  string   `json:"program"`
	Python   string   `json:"python"`
	Packages []string `json:"packages,omitempty"` // own packages with their releases
	Defined  int      `json:"defined"`            // functions in the own code
	Ran      int      `json:"ran"`                // of these, functions that ran
	// Own is the self time of all own functions in seconds, under cProfile.
	Own       float64  `json:"own"`
	Functions []timing `json:"functions"` // the first few by self time
	// WithBuiltins ranks by self time and that of the builtins called directly.
	WithBuiltins []timing `json:"withBuiltins"`
}

// A timing is one function's share of the own functions' self time.
type timing struct {
	File  string  `json:"file"`
	Name  string  `json:"name"`
	Line  int     `json:"line"`
	Share float64 `json:"share"`
}

// limits of what is kept and of what counts as a program
const (
	keepFunctions = 12
	minFunctions  = 10
	profileLimit  = 180 * time.Second
)

// raw is what profile_program.py writes.
type raw struct {
	Python    string  `json:"python"`
	Failed    string  `json:"failed"`
	Defined   int     `json:"defined"`
	Ran       int     `json:"ran"`
	Own       float64 `json:"own"`
	Last      timing  `json:"last"` // hottest in the last run alone
	Functions []struct {
		File     string  `json:"file"`
		Name     string  `json:"name"`
		Line     int     `json:"line"`
		Self     float64 `json:"self"`
		Builtins float64 `json:"builtins"`
	} `json:"functions"`
}

// lastHottest finds the function that the profile in the cache, the last of its
// program's runs, has the largest self time for.
func lastHottest(file string, prog *resolve.Program) (*resolve.Func, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var r raw
	if err := json.Unmarshal(data, &r); err != nil {
		return nil, err
	}
	if fn := find(prog, r.Last); fn != nil {
		return fn, nil
	}
	return nil, fmt.Errorf("%s: no function %s", file, r.Last.Name)
}

func knownTruths() (map[string]truth, error) {
	var list []truth
	if err := json.Unmarshal(truthText, &list); err != nil {
		return nil, fmt.Errorf("truth.json: %w", err)
	}
	known := make(map[string]truth, len(list))
	for _, t := range list {
		known[t.Program] = t
	}
	return known, nil
}

// profile runs one program under cProfile.
func (s store) profile(ctx context.Context, p program) (truth, error) {
	ctx, cancel := context.WithTimeout(ctx, profileLimit)
	defer cancel()
	work, err := os.MkdirTemp("", "ranking")
	if err != nil {
		return truth{}, err
	}
	defer os.RemoveAll(work)
	out := filepath.Join(s.dir, "programs", p.Name, "profile.json")
	cmd := exec.CommandContext(ctx, s.python, filepath.Join(s.tools(), "profile_program.py"), s.root(p), s.script(p), out, s.deps(p), s.tools())
	cmd.Dir = work
	cmd.Env = append(os.Environ(), "PYTHONHASHSEED=0", "PYTHONDONTWRITEBYTECODE=1", "MSGPACK_PUREPYTHON=1", "PURE_PYTHON=1")
	if text, err := cmd.CombinedOutput(); err != nil {
		return truth{}, fmt.Errorf("profile: %w: %s", err, lastLine(string(text)))
	}
	data, err := os.ReadFile(out)
	if err != nil {
		return truth{}, err
	}
	var r raw
	if err := json.Unmarshal(data, &r); err != nil {
		return truth{}, err
	}
	if r.Failed != "" {
		return truth{}, errors.New(r.Failed)
	}
	return s.summarise(p, r), nil
}

func (s store) summarise(p program, r raw) truth {
	t := truth{Program: p.Name, Python: r.Python, Packages: s.releases(p), Defined: r.Defined, Ran: r.Ran, Own: round(r.Own, 2)}
	var self, with []timing
	sum := 0.0
	for _, f := range r.Functions {
		sum += f.Builtins
	}
	for _, f := range r.Functions {
		self = append(self, timing{f.File, f.Name, f.Line, round(f.Self/r.Own, 4)})
		with = append(with, timing{f.File, f.Name, f.Line, round(f.Builtins/sum, 4)})
	}
	slices.SortStableFunc(with, func(a, b timing) int { return cmp.Compare(b.Share, a.Share) })
	t.Functions = self[:min(keepFunctions, len(self))]
	t.WithBuiltins = with[:min(3, len(with))]
	return t
}

// releases lists the own packages with their versions, as installed.
func (s store) releases(p program) []string {
	var list []string
	infos, _ := filepath.Glob(filepath.Join(s.root(p), "*.dist-info"))
	for _, info := range infos {
		name := strings.TrimSuffix(filepath.Base(info), ".dist-info")
		list = append(list, strings.Replace(name, "-", "==", 1))
	}
	slices.Sort(list)
	return list
}

func round(x float64, digits int) float64 {
	scale := math.Pow10(digits)
	return math.Round(x*scale) / scale
}
