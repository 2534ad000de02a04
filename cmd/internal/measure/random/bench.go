package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"time"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/templates"
	"github.com/molt-go/molt/translate/core"
	"github.com/molt-go/molt/translate/port"
	"github.com/molt-go/molt/translate/verify/trial"
)

const modulePath = "molt.example/random"

// The verdicts beside those of a run.
const (
	notPorted    trial.Verdict = "molt fails"
	doesNotBuild trial.Verdict = "does not compile"
	invalid      trial.Verdict = "no program" // CPython is over its limits or refuses it
)

var runLimits = trial.Limits{Time: 20 * time.Second, Memory: 4096, Output: 8 << 20}

// stdin is what all programs may read.
const stdin = "first line\n12\nab c\n3.5\n-7\n"

// A result is what became of one program.
type result struct {
	*subject
	module  *port.Module
	typed   bool
	want    trial.Outcome
	verdict trial.Verdict
	detail  string
}

// wrong tells whether a result must not be: everything but the same outcome, a
// guard that says so, and a stub that says so.
func (r *result) wrong() bool {
	switch r.verdict {
	case trial.Identical, trial.GuardStop, trial.StubStop:
		return false
	}
	return true
}

// A bench ports, builds and runs programs by the batch, in one folder whose Go
// module holds the whole support library: so it is compiled once.
type bench struct {
	options
	dir  string
	port func(*resolve.Program, string) (*port.Module, error)
	took [4]time.Duration // by the last batch, a stage
}

var portForms = map[string]func(*resolve.Program, string) (*port.Module, error){"port": port.Port, "typed": port.Typed, "dynamic": port.Dynamic}

func newBench(work string, o options) (*bench, error) {
	b := &bench{options: o, dir: filepath.Join(work, "go")}
	if b.port = portForms[o.form]; b.port == nil {
		return nil, fmt.Errorf("there is no form %q", o.form)
	}
	files := map[string][]byte{"go.mod": port.GoMod(modulePath)}
	for name, lib := range map[string]*templates.Library{"pyrt": templates.Runtime, "dyn": templates.Dynamic} {
		_, sources, err := lib.Sources()
		if err != nil {
			return nil, err
		}
		for _, src := range sources {
			files["internal/"+name+"/"+src.Name] = bytes.ReplaceAll(src.Text, []byte(templates.RuntimePath), []byte(modulePath+"/internal/pyrt"))
		}
	}
	return b, b.write(files)
}

func (b *bench) write(files map[string][]byte) error {
	for name, data := range files {
		to := filepath.Join(b.dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(to, data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// evaluate takes programs through all of it; results are in their order.
func (b *bench) evaluate(ctx context.Context, progs []*subject) ([]*result, error) {
	results := make([]*result, len(progs))
	b.took = [4]time.Duration{}
	b.timed(0, func() {
		parallel(len(progs), func(i int) {
			results[i] = &result{subject: progs[i]}
			b.reference(ctx, results[i])
		})
	})
	b.timed(1, func() { parallel(len(progs), func(i int) { b.carry(results[i]) }) })
	var bin string
	var err error
	b.timed(2, func() { bin, err = b.build(ctx, results) })
	if err != nil {
		return nil, err
	}
	b.timed(3, func() { parallel(len(progs), func(i int) { b.compare(ctx, bin, results[i]) }) })
	return results, ctx.Err()
}

// timed adds the time of a stage: CPython, ports, build, runs.
func (b *bench) timed(stage int, f func()) {
	start := time.Now()
	f()
	b.took[stage] += time.Since(start)
}

// parallel calls f for 0 to n-1, two at a time.
func parallel(n int, f func(i int)) {
	var wait sync.WaitGroup
	slots := make(chan struct{}, 2)
	for i := range n {
		slots <- struct{}{}
		wait.Go(func() {
			defer func() { <-slots }()
			f(i)
		})
	}
	wait.Wait()
}

// reference runs CPython.
func (b *bench) reference(ctx context.Context, r *result) {
	dir := filepath.Join(b.dir, "..", "py")
	file := filepath.Join(dir, r.name+".py")
	err := os.MkdirAll(dir, 0o755)
	if err == nil {
		err = os.WriteFile(file, r.source(), 0o644)
	}
	if err == nil {
		r.want, err = trial.Run(ctx, trial.Invocation{Args: []string{b.python, "-W", "ignore", file}, Dir: dir, Env: trial.Environment("0"), Stdin: stdin}, runLimits)
	}
	os.Remove(file)
	switch last := trial.LastLine(r.want.Stderr); {
	case err != nil:
		r.verdict, r.detail = invalid, err.Error()
	case r.want.Limit != "" || r.want.Exit < 0:
		r.verdict, r.detail = invalid, "CPython: limit of "+r.want.Limit
	case strings.HasPrefix(last, "SyntaxError") || strings.HasPrefix(last, "MemoryError") || strings.HasPrefix(last, "RecursionError"):
		r.verdict, r.detail = invalid, last
	}
}

// carry ports a program in memory.
func (b *bench) carry(r *result) {
	if r.verdict != "" {
		return
	}
	defer func() {
		if p := recover(); p != nil {
			r.verdict, r.detail = notPorted, fmt.Sprint(p)
		}
	}()
	tree, err := syntax.Parse(r.name+".py", r.source())
	if err == nil {
		r.module, err = b.port(resolve.Link([]*resolve.File{resolve.Analyze(tree)}, resolve.Options{}), modulePath)
	}
	if err != nil {
		r.verdict, r.detail = notPorted, err.Error()
		return
	}
	r.typed = true
	for fn := range r.module.Program.Funcs() {
		r.typed = r.typed && fn.Status == core.Ported
	}
}

var packageLine = regexp.MustCompile(`(?m)^# molt\.example/random/(\w+)\n(.*)`)

// build builds one program that runs the port named by its argument. Ports that
// Go does not accept are marked and left out.
func (b *bench) build(ctx context.Context, results []*result) (string, error) {
	old, err := filepath.Glob(filepath.Join(b.dir, "p*"))
	if err != nil {
		return "", err
	}
	for _, dir := range old {
		if err := os.RemoveAll(dir); err != nil {
			return "", err
		}
	}
	for _, r := range results {
		if r.verdict != "" {
			continue
		}
		files := map[string][]byte{}
		for name, data := range r.module.Files {
			if strings.HasPrefix(name, r.name+"/") {
				files[name] = data
			}
		}
		if err := b.write(files); err != nil {
			return "", err
		}
	}
	bin := filepath.Join(b.dir, "..", "random.exe")
	steps := [][]string{{"build", "-trimpath", "-gcflags", "-dwarf=false", "-ldflags", "-s -w", "-o", bin, "."}}
	if b.vet {
		steps = append(steps, []string{"vet", "./..."})
	}
	for range len(results) + 1 {
		if err := b.write(map[string][]byte{"main.go": mainFile(results)}); err != nil {
			return "", err
		}
		out, err := b.command(ctx, steps)
		if err == nil {
			return bin, nil
		}
		found := false
		for _, m := range packageLine.FindAllSubmatch(out, -1) {
			for _, r := range results {
				if r.name == string(m[1]) && r.verdict == "" {
					found = true
					r.verdict, r.detail = doesNotBuild, string(m[2])
				}
			}
		}
		if !found {
			return "", fmt.Errorf("building the ports: %w\n%s", err, out)
		}
	}
	return "", fmt.Errorf("the ports cannot be built")
}

func (b *bench) command(ctx context.Context, steps [][]string) ([]byte, error) {
	for _, args := range steps {
		cmd := exec.CommandContext(ctx, "go", args...)
		cmd.Dir = b.dir
		cmd.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off")
		if out, err := cmd.CombinedOutput(); err != nil {
			return out, err
		}
	}
	return nil, nil
}

// mainFile is the main of all ports that build.
func mainFile(results []*result) []byte {
	var imports, runs strings.Builder
	for _, r := range results {
		if r.verdict != "" {
			continue
		}
		local, entry := r.name, ""
		for _, name := range r.module.Entries {
			entry = name
		}
		switch {
		case r.module.Dynamic():
			fmt.Fprintf(&runs, "\tcase %q:\n\t\tdyn.RunProgram(%s.Module)\n", r.name, r.name)
		case entry == "": // no statement of its own to run
			fmt.Fprintf(&runs, "\tcase %q:\n", r.name)
			local = "_"
		default:
			fmt.Fprintf(&runs, "\tcase %q:\n\t\tpyrt.RunMain(%s.%s, nil)\n", r.name, r.name, entry)
		}
		fmt.Fprintf(&imports, "\t%s %q\n", local, modulePath+"/"+r.name)
	}
	return fmt.Appendf(nil, "package main\n\nimport (\n\t\"os\"\n\n\t%q\n\t%q\n%s)\n\nvar _, _ = dyn.RunProgram, pyrt.RunMain\n\nfunc main() {\n\tswitch os.Args[1] {\n%s\t}\n}\n",
		modulePath+"/internal/dyn", modulePath+"/internal/pyrt", imports.String(), runs.String())
}

// compare runs a port and judges it.
func (b *bench) compare(ctx context.Context, bin string, r *result) {
	if r.verdict != "" {
		return
	}
	got, err := trial.Run(ctx, trial.Invocation{Args: []string{bin, r.name}, Dir: b.dir, Env: trial.Environment("0"), Stdin: stdin}, runLimits)
	if err != nil {
		r.verdict, r.detail = invalid, err.Error()
		return
	}
	r.verdict, r.detail = trial.Compare(r.want, got)
}
