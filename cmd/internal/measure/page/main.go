// Command page ports libraries from PyPI, writes their pages with molt report and
// opens these in headless Chromium, and prints how long that took and how large
// the pages are.
//
//	go run ./cmd/internal/measure/page [-keep DIR] [PAGE...]
//
// The libraries are fetched once into the user's cache folder. Pages that are named
// are opened in their stead.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/molt-go/molt/cmd/internal/measure/corpus"
)

// libraries are the releases that the figures are about.
var libraries = []corpus.Project{{Name: "more-itertools", Version: "10.5.0"}, {Name: "pyparsing", Version: "3.1.4"}}

func main() {
	keep := flag.String("keep", "", "folder to leave ports and pages in")
	python := flag.String("python", "python3", "the interpreter whose pip fetches the libraries")
	flag.Parse()
	if err := run(context.Background(), *keep, *python, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "page:", err)
		os.Exit(1)
	}
}

const head = "| library | lines of Python | functions | molt report | page | first paint | ready for keys |\n|---|---|---|---|---|---|---|"

func run(ctx context.Context, keep, python string, pages []string) error {
	if len(pages) > 0 {
		fmt.Println(head)
		for _, p := range pages {
			if err := row(ctx, p, "-"); err != nil {
				return err
			}
		}
		return nil
	}
	work, err := os.MkdirTemp("", "molt-page-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	if keep == "" {
		keep = work
	}
	molt := filepath.Join(work, "molt")
	if err := command(ctx, "go", "build", "-o", molt, "./cmd/molt"); err != nil {
		return err
	}
	fmt.Println(head)
	for _, p := range libraries {
		c, err := corpus.Fetch(ctx, python, p)
		if err != nil {
			return err
		}
		if err := measure(ctx, molt, c, filepath.Join(keep, p.Name)); err != nil {
			return fmt.Errorf("%s: %w", p.Name, err)
		}
	}
	return nil
}

// measure ports one library, writes its page and prints its row.
func measure(ctx context.Context, molt string, c corpus.Corpus, out string) error {
	if err := command(ctx, molt, "port", "-q", c.Dir, "-o", out); err != nil {
		return err
	}
	page := out + ".html"
	start := time.Now()
	if err := command(ctx, molt, "report", out, "-o", page); err != nil {
		return err
	}
	return row(ctx, page, fmt.Sprintf("%.1f s", time.Since(start).Seconds()))
}

// row opens a page and prints its row.
func row(ctx context.Context, page, took string) error {
	info, err := os.Stat(page)
	if err != nil {
		return err
	}
	m, err := paint(ctx, page)
	if err != nil {
		return err
	}
	fmt.Printf("| %s | %s | %d | %s | %.1f MB | %.0f ms | %.0f ms |\n", strings.TrimSuffix(filepath.Base(page), ".html"), m.Lines, m.Functions, took, float64(info.Size())/1e6, m.Paint, m.Ready)
	return nil
}

// A view is what Chromium tells of a page.
type view struct {
	Paint, Ready float64 // milliseconds from the start of the navigation
	Functions    int
	Lines        string
}

// paint opens a page in a browser of its own.
func paint(ctx context.Context, page string) (view, error) {
	opts := chromedp.DefaultExecAllocatorOptions[:]
	if os.Geteuid() == 0 {
		opts = append(opts, chromedp.NoSandbox)
	}
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	ctx, cancel = chromedp.NewExecAllocator(ctx, opts...)
	defer cancel()
	ctx, cancel = chromedp.NewContext(ctx)
	defer cancel()
	abs, err := filepath.Abs(page)
	if err != nil {
		return view{}, err
	}
	if err := chromedp.Do(ctx, chromedp.Navigate("file://"+filepath.ToSlash(abs)), chromedp.Sleep(500*time.Millisecond)); err != nil {
		return view{}, err
	}
	return chromedp.Run(ctx, chromedp.Evaluate[view](`({
		Paint: performance.getEntriesByName("first-contentful-paint")[0].startTime,
		Ready: performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd,
		Functions: document.querySelectorAll("#table tbody tr").length,
		Lines: document.querySelector(".facts").textContent.split(" lines")[0]})`))
}

// command runs a command; a port with stubs ends with 1 and is fine.
func command(ctx context.Context, name string, args ...string) error {
	out, err := exec.CommandContext(ctx, name, args...).CombinedOutput()
	if exit, ok := err.(*exec.ExitError); ok && exit.ExitCode() == 1 && args[0] == "port" {
		return nil
	}
	if err != nil {
		return fmt.Errorf("%s: %w\n%s", name, err, out[:min(len(out), 4000)])
	}
	return nil
}
