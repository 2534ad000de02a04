// Command rulesrun runs the rules over folders of Python code and prints what
// they find, with the time that each stage takes: for judging rules on
// code that nobody here wrote.
//
//	go run ./cmd/internal/measure/rulesrun [-rule ID] [-all] [-preview] DIR...
package main

import (
	"cmp"
	"flag"
	"fmt"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"runtime/pprof"
	"slices"
	"strings"
	"time"

	"github.com/molt-go/molt/analyzer/effects"
	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/heat"
	"github.com/molt-go/molt/analyzer/infer"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/resolve/callgraph"
	"github.com/molt-go/molt/analyzer/rules"
	"github.com/molt-go/molt/analyzer/syntax"
)

func main() {
	log.SetFlags(0)
	rule := flag.String("rule", "", "run this rule alone")
	hidden := flag.Bool("all", false, "print hidden findings too")
	preview := flag.Bool("preview", false, "run preview rules too")
	profile := flag.String("cpuprofile", "", "write a CPU profile of the rules to this file")
	flag.Parse()
	on := rules.Enabled(*preview)
	if *rule != "" {
		on = []*rules.Rule{rules.Find(*rule)}
	}
	for _, dir := range flag.Args() {
		run(dir, rules.NewSuite(on), *hidden, *profile)
	}
}

func run(dir string, suite *rules.Suite, hidden bool, profile string) {
	clock := time.Now()
	lap := func(stage string) {
		fmt.Fprintf(os.Stderr, "%-10s %v\n", stage, time.Since(clock).Round(time.Millisecond))
		clock = time.Now()
	}
	files := analyze(dir)
	lap("analyze")
	prog := resolve.Link(files, resolve.Options{})
	lap("link")
	types := infer.New(prog)
	lap("infer")
	graph := callgraph.Build(prog, types)
	lap("callgraph")
	eff := effects.Compute(prog, types, graph)
	lap("effects")
	h := heat.Estimate(types, graph, heat.Options{})
	lap("heat")
	c := rules.NewContext(types, graph, eff, h)
	spread(h)
	if profile != "" {
		f, err := os.Create(profile)
		if err != nil {
			log.Fatal(err)
		}
		if err := pprof.StartCPUProfile(f); err != nil {
			log.Fatal(err)
		}
		defer pprof.StopCPUProfile()
	}
	var found []findings.Finding
	for _, f := range prog.Files {
		here, err := suite.Check(c, f)
		if err != nil {
			log.Print(err)
		}
		found = append(found, here...)
	}
	lap("rules")
	print(prog, found, hidden)
}

// spread prints how many functions hold which part of the own Python time.
func spread(h *heat.Heat) {
	sum, i := 0.0, 0
	order := h.Ranking()
	for _, part := range []float64{0.25, 0.5, 0.8, 0.95} {
		for ; i < len(order) && sum < part; i++ {
			sum += h.Of(order[i]).Self
		}
		fmt.Fprintf(os.Stderr, "%d of %d functions hold %.0f%% of the time\n", i, len(order), 100*part)
	}
	for _, fn := range order[:min(8, len(order))] {
		f := h.Of(fn)
		fmt.Fprintf(os.Stderr, "%5.1f%% self %5.1f%% direct %5.1f%% total %s\n", 100*f.Self, 100*f.Direct, 100*f.Total, fn.Qual)
	}
}

// analyze parses all Python files below a folder; those that do not parse are left out.
func analyze(dir string) []*resolve.File {
	var files []*resolve.File
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".py" {
			return err
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		if tree, err := syntax.Parse(filepath.ToSlash(rel), src); err == nil {
			files = append(files, resolve.Analyze(tree))
		}
		return nil
	})
	if err != nil {
		log.Fatal(err)
	}
	slices.SortFunc(files, func(a, b *resolve.File) int { return strings.Compare(a.Path, b.Path) })
	return files
}

// print writes the findings, most gain first, and a count for each rule and level.
func print(prog *resolve.Program, found []findings.Finding, hidden bool) {
	slices.SortStableFunc(found, func(a, b findings.Finding) int { return cmp.Compare(b.Gain, a.Gain) })
	counts := map[string]int{}
	for _, f := range found {
		counts[f.Rule+" "+string(f.Level)]++
		if f.Level == findings.Hidden && !hidden {
			continue
		}
		fmt.Printf("%-6s %5.2f%% k=%-5.3g %s:%d %s [%s]\n    %s; %s\n", f.Level, 100*f.Gain, f.Speedup, f.File, f.Line, f.Rule, f.Symbol, f.Message, f.Remedy)
		tree := prog.File(f.File).Tree
		fmt.Printf("    | %s\n", strings.TrimSpace(tree.LineText(f.Line)))
	}
	var keys []string
	for k := range counts {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		fmt.Printf("%6d %s\n", counts[k], k)
	}
}
