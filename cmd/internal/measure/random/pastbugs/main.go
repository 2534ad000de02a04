// Command pastbugs puts faults that molt once had back into a copy of it, one at a time,
// and tells whether random programs find them.
//
//	go run ./cmd/internal/measure/random/pastbugs [-n 1000] [-seed 1] [-run REGEXP]
//
// It needs CPython 3.11, and runs in a checkout: the copy is of the files that git
// knows.
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io/fs"
	"log"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
)

type options struct {
	n, batch int
	seed     uint64
	run      *regexp.Regexp
}

func main() {
	log.SetFlags(0)
	var o options
	flag.IntVar(&o.n, "n", 1000, "random programs at most for each fault")
	flag.IntVar(&o.batch, "batch", 100, "programs that are run before it is asked whether one differs")
	flag.Uint64Var(&o.seed, "seed", 1, "the `seed` that programs are drawn by")
	pattern := flag.String("run", "", "only faults whose names match this `regexp`")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	var err error
	if o.run, err = regexp.Compile(*pattern); err == nil {
		err = measure(ctx, o)
	}
	if err != nil {
		log.Fatal("pastbugs: ", err)
	}
}

// measure tries all faults and prints what became of each.
func measure(ctx context.Context, o options) error {
	dir, err := os.MkdirTemp("", "molt-pastbugs-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := checkout(ctx, dir); err != nil {
		return err
	}
	tried, caught := 0, 0
	for _, b := range bugs {
		if !o.run.MatchString(b.name) {
			continue
		}
		start := time.Now()
		after, example, err := try(ctx, dir, b, o)
		if err != nil {
			return fmt.Errorf("%s: %w", b.name, err)
		}
		tried++
		if example == "" {
			fmt.Printf("%-28s not caught by %d programs, %.0f s\n", b.name, o.n, time.Since(start).Seconds())
			continue
		}
		caught++
		fmt.Printf("%-28s caught by %d programs, %.0f s: %s\n", b.name, after, time.Since(start).Seconds(), example)
	}
	fmt.Printf("\n%d of %d caught\n", caught, tried)
	return nil
}

// checkout copies the files that git knows of the module around the working folder.
func checkout(ctx context.Context, dir string) error {
	root, err := exec.CommandContext(ctx, "git", "rev-parse", "--show-toplevel").Output()
	if err != nil {
		return fmt.Errorf("a checkout is needed: %w", err)
	}
	from := strings.TrimSpace(string(root))
	list := exec.CommandContext(ctx, "git", "ls-files", "-z")
	list.Dir = from
	names, err := list.Output()
	if err != nil {
		return err
	}
	for name := range strings.SplitSeq(strings.TrimRight(string(names), "\x00"), "\x00") {
		data, err := os.ReadFile(filepath.Join(from, name))
		if os.IsNotExist(err) {
			continue // removed, and not committed yet
		}
		if err != nil {
			return err
		}
		to := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(to, data, fs.FileMode(0o644)); err != nil {
			return err
		}
	}
	return nil
}

// try puts a fault into the copy, runs random programs until one differs, and takes
// the fault out. It returns how many programs ran, and what the first that differs said; ""
// where none does.
func try(ctx context.Context, dir string, b bug, o options) (int, string, error) {
	file := filepath.Join(dir, filepath.FromSlash(b.file))
	text, err := os.ReadFile(file)
	if err != nil {
		return 0, "", err
	}
	if n := bytes.Count(text, []byte(b.now)); n != 1 {
		return 0, "", fmt.Errorf("%s: what was mended stands there %d times: give it anew in bugs.go", b.file, n)
	}
	if err := os.WriteFile(file, bytes.Replace(text, []byte(b.now), []byte(b.was), 1), 0o644); err != nil {
		return 0, "", err
	}
	defer os.WriteFile(file, text, 0o644)
	bin := filepath.Join(dir, "random.exe")
	build := exec.CommandContext(ctx, "go", "build", "-o", bin, "./cmd/internal/measure/random")
	build.Dir = dir
	if out, err := build.CombinedOutput(); err != nil {
		return 0, "", fmt.Errorf("%w\n%s", err, out)
	}
	for first := 0; first < o.n; first += o.batch {
		run := exec.CommandContext(ctx, bin, "-n", strconv.Itoa(o.batch), "-first", strconv.Itoa(first),
			"-seed", strconv.FormatUint(o.seed, 10), "-shrink", "0", "-coverage=false")
		run.Dir = dir
		out, _ := run.Output() // its status is that of the programs
		if ctx.Err() != nil {
			return 0, "", ctx.Err()
		}
		if !bytes.Contains(out, []byte("programs\n")) {
			return 0, "", fmt.Errorf("random programs did not run:\n%s", out)
		}
		if m := differs.Find(out); m != nil {
			return first + o.batch, string(m), nil
		}
	}
	return o.n, "", nil
}

// differs finds the line of a program that a fault changes silently.
var differs = regexp.MustCompile(`(?m)^p\d+: differs.*$`)
