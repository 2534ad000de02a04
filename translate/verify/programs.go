package verify

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/translate/verify/trial"
)

// A Program is a run of a whole program.
type Program struct {
	File  string // the Python file that is run, as the ledger has it
	Args  []string
	Stdin string
	Env   []string // what it sees beside the plain environment, as NAME=value
	// Watched tells that nobody asked for this run: it ends where it would reach
	// outside its process.
	Watched bool
	// Want is what a recorded run showed; nil for one that is only compared with
	// CPython here.
	Want *trial.Outcome
}

// input describes a run as a command line.
func (p Program) input() string {
	words := []string{"python3", p.File}
	for _, a := range p.Args {
		words = append(words, shellWord(a))
	}
	text := strings.Join(words, " ")
	if p.Stdin != "" {
		text += " <<< " + shellWord(strings.TrimSuffix(p.Stdin, "\n"))
	}
	return text
}

// shellWord quotes a word for a shell where it needs that.
func shellWord(s string) string {
	if s != "" && !strings.ContainsFunc(s, func(r rune) bool {
		return !(r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || strings.ContainsRune("-_./=:,+@%", r))
	}) {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

// programs compares runs of whole programs, in order.
func (v *verifier) programs(ctx context.Context, list []Program) {
	built := map[string]error{}
	for i, p := range list {
		v.progress("programs", i, len(list))
		command := v.command(p.File)
		if command == "" {
			continue
		}
		run := ledger.Run{File: p.File, Command: command, Args: p.Args, Python: v.pythonHash(), Go: v.goHash()}
		err, ok := built[command]
		if !ok {
			err = goBuild(ctx, v.opt.Out, v.binary(p.File), "./"+command)
			built[command] = err
		}
		if err != nil {
			run.Verdict, run.Reason = ledger.Unproven, err.Error()
		} else {
			v.judge(ctx, p, &run)
		}
		if ctx.Err() != nil {
			return
		}
		v.ledger.Runs = append(v.ledger.Runs, run)
	}
	v.progress("programs", len(list), len(list))
}

func (v *verifier) command(file string) string {
	i := slices.IndexFunc(v.ledger.Files, func(f ledger.File) bool { return f.Path == file })
	if i < 0 {
		return ""
	}
	return v.ledger.Files[i].Command
}

// binary is where the command of a Python file is built. It has the file's name,
// since programs show what they are called.
func (v *verifier) binary(file string) string {
	return filepath.Join(v.work, "bin", filepath.FromSlash(path.Dir(file)), path.Base(file))
}

// A shown is what a run of a program did.
type shown struct {
	trial.Outcome
	files map[string]string // the working folder afterwards
}

// judge runs a program on both sides and says how they compare. What CPython does
// differently from run to run is no difference.
func (v *verifier) judge(ctx context.Context, p Program, run *ledger.Run) {
	if v.pythonExe == "" && p.Want == nil {
		run.Verdict, run.Reason = ledger.Unproven, "no CPython "+v.ledger.Python+" is there, and nothing is recorded"
		return
	}
	want, err := v.reference(ctx, p, "0")
	if err == nil && want.Limit != "" {
		err = fmt.Errorf("CPython is over the limit of %s", want.Limit)
	}
	if err != nil {
		run.Verdict, run.Reason = ledger.Unproven, err.Error()
		return
	}
	got, err := v.runProgram(ctx, p, "0", filepath.Base(v.binary(p.File)))
	if err != nil {
		run.Verdict, run.Reason = ledger.Unproven, err.Error()
		return
	}
	verdict, text := trial.Compare(want.Outcome, got.Outcome)
	if verdict == trial.Identical {
		if text = fileDifference(want.files, got.files); text != "" {
			verdict = trial.Differs
		}
	}
	switch verdict {
	case trial.Identical:
		run.Verdict = ledger.Same
		if v.opt.Bench != nil && v.pythonExe != "" {
			if err := v.benchProgram(ctx, p, run, filepath.Base(v.binary(p.File))); err != nil {
				run.Reason = err.Error()
			}
		}
		return
	case trial.GuardStop, trial.StubStop:
		run.Verdict, run.Reason = ledger.Unproven, "the Go stops and says so: "+text
		return
	}
	if v.unstable(ctx, p, want) {
		run.Verdict, run.Nondeterministic, run.Reason = ledger.Unproven, true, "CPython's own runs differ"
		return
	}
	run.Verdict = ledger.Different
	run.Differences = []ledger.Difference{{Input: p.input(), Python: ended(want.Outcome), Go: cmp.Or(text, ended(got.Outcome)), Recorded: p.Want != nil}}
}

// reference returns what CPython does, or did where it is not there.
func (v *verifier) reference(ctx context.Context, p Program, seed string) (shown, error) {
	if v.pythonExe == "" {
		return shown{Outcome: *p.Want}, nil
	}
	if path.Base(p.File) == "__main__.py" {
		return v.runProgram(ctx, p, seed, v.pythonExe, "-m", moduleOf(v.root, p.File))
	}
	return v.runProgram(ctx, p, seed, v.pythonExe, p.File)
}

// unstable tells whether CPython itself differs from one run to another.
func (v *verifier) unstable(ctx context.Context, p Program, first shown) bool {
	if v.pythonExe == "" {
		return false
	}
	for _, seed := range []string{"1", "2"} {
		again, err := v.reference(ctx, p, seed)
		if err != nil || trial.Difference(first.Outcome, again.Outcome) != "" || fileDifference(first.files, again.files) != "" {
			return true
		}
	}
	return false
}

// runProgram runs a command with the program's arguments in a fresh copy of the
// source, always at the same place, so that paths in its output do not differ.
func (v *verifier) runProgram(ctx context.Context, p Program, seed string, command ...string) (shown, error) {
	dir := filepath.Join(v.work, "run")
	if err := errors.Join(os.RemoveAll(dir), os.CopyFS(dir, os.DirFS(v.src))); err != nil {
		return shown{}, err
	}
	in := trial.Invocation{Args: slices.Concat(v.apart, command, p.Args), Dir: filepath.Join(dir, filepath.FromSlash(v.root)), Stdin: p.Stdin, Env: append(trial.Environment(seed), p.Env...)}
	in.Weigh = v.opt.Bench != nil
	in.Env = append(in.Env, "PATH="+filepath.Dir(v.binary(p.File))+string(filepath.ListSeparator)+os.Getenv("PATH"))
	if len(command) > 1 && command[1] == "-m" { // of the package, from beside it
		in.Dir = dir
	}
	if p.Watched {
		in.Env = append(in.Env, v.watch.env(dir)...)
	}
	o, err := trial.Run(ctx, in, v.opt.Limits)
	if err = errors.Join(err, v.watch.err()); err != nil {
		return shown{}, err
	}
	return shown{Outcome: o, files: snapshot(dir)}, ctx.Err()
}

// fileDifference describes the first file in which two working folders differ.
// Nothing is known of those of recorded runs.
func fileDifference(want, got map[string]string) string {
	if want == nil || got == nil {
		return ""
	}
	var names []string
	for name := range want {
		names = append(names, name)
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		w, inWant := want[name]
		g, inGot := got[name]
		switch {
		case !inGot:
			return "the file " + name + " is not there"
		case !inWant:
			return "the file " + name + " should not be there"
		case w != g:
			return "the file " + name + ": " + trial.FirstDifference([]byte(w), []byte(g))
		}
	}
	return ""
}

// ended describes how a program ended.
func ended(o trial.Outcome) string {
	if o.Limit != "" {
		return "over the limit of " + o.Limit
	}
	text := fmt.Sprintf("exit status %d", o.Exit)
	if line := trial.LastLine(o.Stderr); line != "" {
		text += ": " + trial.Excerpt(line)
	}
	return text
}
