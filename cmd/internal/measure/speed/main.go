// Command speed times molt scan beside ruff and pylint with perflint over the
// standard library of CPython 3.11 without its tests.
//
//	go run ./cmd/internal/measure/speed [-runs 5] [-slow]
//
// It installs ruff, pylint and perflint from PyPI into a virtual environment in
// the user's cache folder. Each figure is the median of the runs, which take turns;
// peak memory is the operating system's. pylint runs once, with -slow only.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/molt-go/molt/cmd/internal/measure/peak"
)

func main() {
	runs := flag.Int("runs", 5, "timed runs of each command")
	slow := flag.Bool("slow", false, "run pylint with perflint too, once")
	python := flag.String("python", "python3.11", "the CPython 3.11 whose library is scanned")
	flag.Parse()
	if err := run(context.Background(), *runs, *slow, *python); err != nil {
		fmt.Fprintln(os.Stderr, "speed:", err)
		os.Exit(1)
	}
}

// A contender is one command to time.
type contender struct {
	name  string
	args  []string
	env   []string
	once  bool
	times []time.Duration
	peak  int64 // bytes
}

func run(ctx context.Context, runs int, slow bool, python string) error {
	work, err := os.MkdirTemp("", "molt-speed-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	lib, files, size, err := library(ctx, python, work)
	if err != nil {
		return err
	}
	molt := filepath.Join(work, "molt")
	if out, err := exec.CommandContext(ctx, "go", "build", "-o", molt, "./cmd/molt").CombinedOutput(); err != nil {
		return fmt.Errorf("building molt: %w\n%s", err, out)
	}
	venv, err := tools(ctx, python)
	if err != nil {
		return err
	}
	warm := []string{"MOLT_CACHE_DIR=" + filepath.Join(work, "cache")}
	list := []*contender{
		{name: "molt scan, cold", args: []string{molt, "scan", "--no-cache", "--format", "json", "-o", os.DevNull, lib}},
		{name: "molt scan, warm", args: []string{molt, "scan", "--format", "json", "-o", filepath.Join(work, "out.json"), lib}, env: warm},
		{name: "ruff check PERF,C4,FURB,SIM", args: []string{filepath.Join(venv, "ruff"), "check", "--select", "PERF,C4,FURB,SIM", "--no-cache", "--quiet", "--exit-zero", "--preview", lib}},
	}
	list[0].args[6] = filepath.Join(work, "cold.json")
	if slow {
		list = append(list, &contender{name: "pylint with perflint", once: true, args: []string{filepath.Join(venv, "pylint"), "--load-plugins=perflint", "--disable=all",
			"--enable=W8101,W8102,W8201,W8202,W8203,W8204,W8205,W8301,W8401,W8402,W8403", "--exit-zero", "--score=n", "--recursive=y", lib}})
	}
	if err := list[1].time(ctx); err != nil { // fills the cache
		return err
	}
	list[1].times, list[1].peak = nil, 0
	for i := range runs {
		for _, c := range list {
			if c.once && i > 0 {
				continue
			}
			if err := c.time(ctx); err != nil {
				return err
			}
		}
	}
	fmt.Printf("standard library of CPython 3.11 without tests: %d files, %.1f MB\n\n", files, float64(size)/1e6)
	fmt.Println("| command | median | of molt, cold | peak memory |")
	fmt.Println("|---|---|---|---|")
	base := median(list[0].times)
	for _, c := range list {
		m := median(c.times)
		fmt.Printf("| %s | %.2f s | %.2f | %d MB |\n", c.name, m.Seconds(), m.Seconds()/base.Seconds(), c.peak>>20)
	}
	return nil
}

// library copies the standard library's sources, without tests, into a folder,
// so that nothing else of the installation is read.
func library(ctx context.Context, python, work string) (dir string, files int, size int64, err error) {
	out, err := exec.CommandContext(ctx, python, "-c", "import sysconfig; print(sysconfig.get_path('stdlib'))").Output()
	if err != nil {
		return "", 0, 0, fmt.Errorf("%s: %w", python, err)
	}
	src := strings.TrimSpace(string(out))
	dir = filepath.Join(work, "lib")
	err = filepath.WalkDir(src, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			switch d.Name() {
			case "test", "tests", "idle_test", "site-packages", "__pycache__":
				return filepath.SkipDir
			}
			return nil
		}
		if filepath.Ext(path) != ".py" {
			return nil
		}
		rel, err := filepath.Rel(src, path)
		if err != nil {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files++
		size += int64(len(data))
		to := filepath.Join(dir, rel)
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		return os.WriteFile(to, data, 0o644)
	})
	return dir, files, size, err
}

// tools returns the bin folder of a virtual environment with the contenders.
func tools(ctx context.Context, python string) (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	venv := filepath.Join(cache, "molt-measure", "speed-venv")
	bin := filepath.Join(venv, "bin")
	if _, err := os.Stat(filepath.Join(bin, "pylint")); err == nil {
		return bin, nil
	} else if !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	for _, args := range [][]string{
		{python, "-m", "venv", venv},
		{filepath.Join(bin, "pip"), "install", "-q", "ruff", "pylint", "perflint"},
	} {
		if out, err := exec.CommandContext(ctx, args[0], args[1:]...).CombinedOutput(); err != nil {
			return "", fmt.Errorf("%s: %w\n%s", strings.Join(args, " "), err, out)
		}
	}
	return bin, nil
}

// time runs the command once and notes its time and peak memory.
func (c *contender) time(ctx context.Context) error {
	cmd := exec.CommandContext(ctx, c.args[0], c.args[1:]...)
	cmd.Env = append(os.Environ(), c.env...)
	start := time.Now()
	out, err := cmd.CombinedOutput()
	took := time.Since(start)
	if err != nil {
		return fmt.Errorf("%s: %w\n%s", c.name, err, out[:min(len(out), 2000)])
	}
	c.times = append(c.times, took)
	c.peak = max(c.peak, peak.Memory(cmd.ProcessState))
	return nil
}

func median(list []time.Duration) time.Duration {
	sorted := slices.Sorted(slices.Values(list))
	return sorted[len(sorted)/2]
}
