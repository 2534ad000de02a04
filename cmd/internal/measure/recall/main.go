// Command recall asks how many known slow places molt scan flags. Its entries are
// changes that made public Python projects faster, as their changelogs, issues
// and pull requests document them; for each it downloads the release before the
// change, scans all of it, and looks at what is said of the function that was
// changed.
//
//	go run ./cmd/internal/measure/recall [-o FILE] [-only ID,...] [-v]
//
// The entries are in entries.tsv, with the rules that speak of the slowness that
// each change removed. They were chosen, and the rules with them, before the
// first scan; those that no rule covers are kept. An entry counts as flagged only if
// one of its rules reports inside its function.
//
// Packages are kept in molt-measure/projects in the user's cache folder.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/molt-go/molt/cmd/internal/measure/corpus"
)

func main() {
	python := flag.String("python", "", "the CPython 3.11 whose pip downloads (default: looked for)")
	out := flag.String("o", "", "write the report to this file in place of standard output")
	only := flag.String("only", "", "comma-separated ids of the entries to run")
	verbose := flag.Bool("v", false, "print every finding in the functions")
	flag.Parse()
	if err := run(context.Background(), *python, *out, *only, *verbose); err != nil {
		fmt.Fprintln(os.Stderr, "recall:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, python, out, only string, verbose bool) error {
	entries, err := parseEntries(entriesTSV)
	if err != nil {
		return err
	}
	if only != "" {
		ids := strings.Split(only, ",")
		entries = slices.DeleteFunc(entries, func(e entry) bool { return !slices.Contains(ids, e.ID) })
	}
	exe, err := corpus.Find(ctx, "3.11", python)
	if err != nil {
		return err
	}
	outcomes, err := judgeAll(ctx, exe, entries)
	if err != nil {
		return err
	}
	if verbose {
		printFindings(os.Stderr, outcomes)
	}
	var b strings.Builder
	writeReport(&b, outcomes)
	if out == "" {
		_, err = io.WriteString(os.Stdout, b.String())
		return err
	}
	return os.WriteFile(out, []byte(b.String()), 0o644)
}
