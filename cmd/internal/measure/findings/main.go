// Command findings measures whether findings are worth having: it draws a sample
// of the findings that scan shows by default on public packages, for a person to
// judge, and sums the judgements up.
//
//	go run ./cmd/internal/measure/findings -sheet sheet.md   # the sample, with code, to judge
//	go run ./cmd/internal/measure/findings                   # the table of what was judged
//
// Both are about the packages that were judged last (judged.txt). A sample of others, by
// another seed, is drawn with
//
//	go run ./cmd/internal/measure/findings -packages litestar,aiogram==3.28.2 -seed 7 -sample 60 -sheet sheet.md
//
// where a name without a version means the newest release on the package index. The sheet
// holds each finding with the lines around it and the line for verdicts.tsv, to be completed.
//
// Judgements stand in verdicts.tsv: round, package, rule, kind of place, file, symbol, fingerprint, verdict,
// whether the rules have been mended since so that the finding is no longer shown, and reason. The verdicts
// are "worth" (true and worth a change), "true" (true, not worth a change) and "wrong". The sample is drawn by
// a fixed seed from all shown findings, so that it stays the same while molt and the releases stay the same.
//
// What the judgements say of each rule decides whether scan shows it without a profile:
//
//	go run ./cmd/internal/measure/findings -precision analyzer/rules/precision.go
package main

import (
	"bufio"
	"cmp"
	"context"
	_ "embed"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/config"
	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/report"
	"github.com/molt-go/molt/analyzer/scan"
	"github.com/molt-go/molt/cmd/internal/measure/corpus"
)

//go:embed verdicts.tsv
var verdictsText string

// judgedText lists the releases of the last round, name==version, one a line.
//
//go:embed judged.txt
var judgedText string

func main() {
	sheet := flag.String("sheet", "", "write the sample with code to this `file`, to be judged")
	size := flag.Int("sample", 60, "how many findings to draw")
	seed := flag.Uint64("seed", 1, "seed of the sample")
	python := flag.String("python", "", "a Python with pip, to fetch the packages (default: 3.11)")
	names := flag.String("packages", "", "draw from these releases instead, as `a,b==1.2`")
	table := flag.String("precision", "", "write what the verdicts say of each rule to this Go `file` of analyzer/rules")
	flag.Parse()
	if *table != "" {
		if err := writePrecision(*table); err != nil {
			fmt.Fprintln(os.Stderr, "findings:", err)
			os.Exit(1)
		}
		return
	}
	if err := run(context.Background(), *sheet, *size, *seed, *python, *names); err != nil {
		fmt.Fprintln(os.Stderr, "findings:", err)
		os.Exit(1)
	}
}

// A drawn finding of the sample.
type drawn struct {
	pkg string
	x   findings.Finding
	res *findings.Result
}

func run(ctx context.Context, sheet string, size int, seed uint64, python, names string) error {
	py, err := corpus.Find(ctx, "3.11", python)
	if err != nil {
		return err
	}
	packages, err := chosen(ctx, py, names)
	if err != nil {
		return err
	}
	all, err := shown(ctx, py, packages)
	if err != nil {
		return err
	}
	sample := draw(all, size, seed)
	if sheet != "" {
		f, err := os.Create(sheet)
		if err != nil {
			return err
		}
		defer f.Close()
		return writeSheet(f, sample)
	}
	return summarise(os.Stdout, sample, len(all), packages)
}

// chosen returns the releases that a list of names means, those that were judged last if it is
// empty.
func chosen(ctx context.Context, python, names string) ([]corpus.Project, error) {
	if names == "" {
		names = strings.Join(strings.Fields(judgedText), ",")
	}
	var list []corpus.Project
	for _, n := range strings.Split(names, ",") {
		name, version, ok := strings.Cut(strings.TrimSpace(n), "==")
		if !ok {
			var err error
			if version, err = corpus.Newest(ctx, python, name); err != nil {
				return nil, err
			}
		}
		list = append(list, corpus.Project{Name: name, Version: version})
	}
	return list, nil
}

// shown scans the packages and returns what a user sees without flags.
func shown(ctx context.Context, python string, packages []corpus.Project) ([]drawn, error) {
	var all []drawn
	for _, p := range packages {
		c, err := corpus.Fetch(ctx, python, p)
		if err != nil {
			return nil, err
		}
		settings, err := config.NewTree(c.Dir, config.Options{})
		if err != nil {
			return nil, err
		}
		res, err := scan.Run(ctx, []string{c.Dir}, scan.Options{Source: settings.SourceOptions()}, scan.Filter{Settings: settings})
		if err != nil { // as of a release that is compiled code alone
			fmt.Fprintf(os.Stderr, "findings: %s: %v\n", p.Name, err)
			continue
		}
		for _, x := range res.Findings {
			if x.Level != findings.Hidden {
				all = append(all, drawn{p.Name, x, res})
			}
		}
	}
	return all, nil
}

// draw takes a sample by a seed; its order is by package and place.
func draw(all []drawn, size int, seed uint64) []drawn {
	order := rand.New(rand.NewPCG(seed, seed)).Perm(len(all))
	var sample []drawn
	for _, i := range order[:min(size, len(order))] {
		sample = append(sample, all[i])
	}
	slices.SortFunc(sample, func(a, b drawn) int {
		return cmp.Or(cmp.Compare(a.pkg, b.pkg), cmp.Compare(a.x.File, b.x.File), cmp.Compare(a.x.Line, b.x.Line), cmp.Compare(a.x.Rule, b.x.Rule))
	})
	return sample
}

func writeSheet(w io.Writer, sample []drawn) error {
	b := bufio.NewWriter(w)
	for i, d := range sample {
		fmt.Fprintf(b, "## %d. %s: %s at %s:%d in %s\n\n%s. %s.\n\nlevel %s, share %.4f, speed-up %.1f\n\n", i+1, d.pkg, d.x.Rule, d.x.File, d.x.Line, d.x.Symbol,
			d.x.Message, d.x.Remedy, d.x.Level, d.x.Share, d.x.Speedup)
		lines := report.NewLines(d.res.Sources[findings.SourceKey(d.x.File, d.x.Cell)])
		for n := max(1, d.x.Line-14); n <= min(lines.Len(), d.x.EndLine+10); n++ {
			mark := " "
			if n >= d.x.Line && n <= d.x.EndLine {
				mark = ">"
			}
			fmt.Fprintf(b, "    %s%5d  %s\n", mark, n, lines.Line(n))
		}
		fmt.Fprintf(b, "\nverdicts.tsv: %s\n\n", strings.Join([]string{"ROUND", d.pkg, d.x.Rule, d.x.Kind, d.x.File, d.x.Symbol, d.x.Fingerprint, "VERDICT", "", "REASON"}, "\t"))
	}
	return b.Flush()
}

func key(pkg, rule, file, fingerprint string) string {
	return strings.Join([]string{pkg, rule, file, fingerprint}, "\t")
}

// summarise prints the verdicts of the sample, by rule and in total.
func summarise(w io.Writer, sample []drawn, population int, packages []corpus.Project) error {
	list, err := readVerdicts(verdictsText)
	if err != nil {
		return err
	}
	verdicts := map[string]verdict{}
	for _, v := range list {
		verdicts[v.key] = v
	}
	counts := map[string]map[string]int{}
	total := map[string]int{}
	for _, d := range sample {
		word := verdicts[key(d.pkg, d.x.Rule, d.x.File, d.x.Fingerprint)].word
		if word == "" {
			word = "not judged"
		}
		if counts[d.x.Rule] == nil {
			counts[d.x.Rule] = map[string]int{}
		}
		counts[d.x.Rule][word]++
		total[word]++
	}
	var rules []string
	for r := range counts {
		rules = append(rules, r)
	}
	slices.Sort(rules)
	var names []string
	for _, p := range packages {
		names = append(names, p.Name+" "+p.Version)
	}
	fmt.Fprintf(w, "%d of %d findings shown on %s\n\n", len(sample), population, strings.Join(names, ", "))
	fmt.Fprintln(w, "| rule | worth a change | true, not worth it | wrong | not judged |")
	fmt.Fprintln(w, "|---|---|---|---|---|")
	row := func(name string, c map[string]int) {
		fmt.Fprintf(w, "| %s | %d | %d | %d | %d |\n", name, c["worth"], c["true"], c["wrong"], c["not judged"])
	}
	for _, r := range rules {
		row(r, counts[r])
	}
	row("all", total)
	if judged := total["worth"] + total["true"] + total["wrong"]; judged > 0 {
		fmt.Fprintf(w, "\n%.0f %% of the judged are true and worth a change\n", 100*float64(total["worth"])/float64(judged))
	}
	return nil
}
