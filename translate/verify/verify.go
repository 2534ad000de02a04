package verify

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/molt-go/molt/analyzer/evidence/recording"
	"github.com/molt-go/molt/analyzer/godecl"
	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/scan"
	"github.com/molt-go/molt/translate/verify/trial"
)

// Options say what is verified, and how.
type Options struct {
	Out string // folder of the port
	// Source is the Python file or folder that was ported, for the data files beside
	// it; the port itself keeps the Python. "" is where the ledger says it is.
	Source string
	Python string // the CPython to compare with; "" is what FindPython finds
	// Programs are runs of whole programs beside those that are recorded.
	Programs []Program
	// GenerateAll runs also what is not proven to stay inside the process, without
	// network where the system can do that.
	GenerateAll bool
	// Recording is the folder of a recording. "" is the one in the port, or else the
	// one beside the Python.
	Recording string
	// Bench gets the measured times as Go's benchmarks are written; nil measures none.
	Bench  io.Writer
	Limits trial.Limits // of each run of a program
	// Only tells which functions to verify, by their dotted names; nil is all. With
	// FunctionsOnly no whole programs are run.
	Only          func(name string) bool
	FunctionsOnly bool
	// OnlyStale leaves out what was found to be the same and has not changed since,
	// in Python or in Go.
	OnlyStale bool
	// Progress says how far a step is; nil for silence. Note takes what the user
	// should know beside the result.
	Progress func(step string, done, total int)
	Note     func(text string)
}

// DefaultLimits bound a run of a program.
var DefaultLimits = trial.Limits{Time: 60 * time.Second, Memory: 8 << 10, Output: 64 << 20}

// A verifier verifies one port.
type verifier struct {
	opt    Options
	ledger *ledger.Ledger
	made   *ledger.Made
	// pythonExe is the CPython of the version of the port, "" if there is none.
	pythonExe string
	work      string   // scratch folder, removed at the end
	src       string   // the Python in it, never run in place
	root      string   // slash path from src to the program's folder
	apart     []string // the command that takes the network from what follows it
	watch     *watch
	proj      *scan.Project        // the Python, analysed; nil if it cannot be
	dyn       bool                 // the port works on dynamic values
	decls     *godecl.Tree         // the Go as it stands
	modules   []string             // of the program
	kept      *recording.Recording // nil if there is none
	// otherLibrary tells that the port's support library is not this molt's.
	otherLibrary bool
}

// Run verifies the port in opt.Out and writes what it found into its ledger, which
// it returns. The error tells that nothing could be verified.
func Run(ctx context.Context, opt Options) (*ledger.Ledger, error) {
	if opt.Note == nil {
		opt.Note = func(string) {}
	}
	v := &verifier{opt: opt}
	if err := v.open(ctx); err != nil {
		return nil, err
	}
	defer os.RemoveAll(v.work)
	if !opt.FunctionsOnly && !(opt.OnlyStale && v.runsHold()) {
		v.ledger.Runs = nil
		v.programs(ctx, slices.Concat(opt.Programs, v.recordedPrograms(), v.defaultPrograms()))
	}
	if err := v.verifyFunctions(ctx); err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return v.ledger, v.save()
}

// open reads the port and lays out the scratch folder.
func (v *verifier) open(ctx context.Context) (err error) {
	if v.ledger, err = ledger.Open(v.opt.Out); err != nil {
		return fmt.Errorf("%s is no port: %w", v.opt.Out, err)
	}
	if v.made, err = ledger.ReadMade(v.opt.Out); err != nil {
		return err
	}
	if v.opt.Out, err = filepath.Abs(v.opt.Out); err != nil {
		return err
	}
	if v.work, err = os.MkdirTemp("", "molt-verify-"); err != nil {
		return err
	}
	v.src = filepath.Join(v.work, "src")
	source := cmp.Or(v.opt.Source, v.ledger.SourceIn(v.opt.Out))
	if v.root, err = sourceTree(v.src, v.ledger, v.made, source); err != nil {
		os.RemoveAll(v.work)
		return err
	}
	if len(v.made.Python) == 0 {
		v.opt.Note("the port does not hold the Python that it came from; port it again")
	} else if v.pythonExe = FindPython(ctx, v.opt.Python, v.ledger.Python); v.pythonExe == "" {
		v.opt.Note(fmt.Sprintf("no CPython %s is there: only recorded runs can be compared", v.ledger.Python))
	}
	if v.watch, err = newWatch(v.work); err != nil {
		os.RemoveAll(v.work)
		return err
	}
	if v.opt.GenerateAll {
		v.isolate()
	}
	v.analyse(ctx)
	files, err := v.goFiles()
	if err != nil {
		os.RemoveAll(v.work)
		return err
	}
	v.decls = godecl.Index(files)
	_, v.dyn = files["internal/dyn/value.go"]
	return v.readRecording(source)
}

// isolate finds a way to run programs without network.
func (v *verifier) isolate() {
	args := []string{"unshare", "--map-root-user", "--net", "--"}
	if exec.Command(args[0], append(args[1:], "true")...).Run() == nil {
		v.apart = args
		return
	}
	v.opt.Note("this system cannot take the network from a program: what is generated may reach it")
}

// analyse reads the Python, for what its functions are known to do. Without that,
// nothing is generated.
func (v *verifier) analyse(ctx context.Context) {
	dir := filepath.Join(v.src, filepath.FromSlash(v.root))
	proj, err := scan.Load(ctx, []string{dir}, scan.Options{OwnImports: true})
	if err != nil {
		v.opt.Note("the Python cannot be analysed: " + err.Error())
		return
	}
	v.proj = proj
	for _, f := range proj.Program.Files {
		v.modules = append(v.modules, f.Funcs[0].Module.Name)
	}
}

// defaultPrograms are the commands run without arguments. Nobody asked for these
// runs: they may do nothing outside their process unless that is asked for.
func (v *verifier) defaultPrograms() []Program {
	var list []Program
	for _, f := range v.ledger.Files {
		if f.Command != "" && v.pythonExe != "" && !slices.ContainsFunc(v.opt.Programs, func(p Program) bool { return p.File == f.Path }) {
			list = append(list, Program{File: f.Path, Watched: !v.opt.GenerateAll})
		}
	}
	return list
}

// runsHold tells whether all whole programs were the same, of the same Python and Go.
func (v *verifier) runsHold() bool {
	python, port := v.pythonHash(), v.goHash()
	return len(v.ledger.Runs) > 0 && !slices.ContainsFunc(v.ledger.Runs, func(r ledger.Run) bool {
		return r.Verdict != ledger.Same || r.Python != python || r.Go != port
	})
}

func (v *verifier) progress(step string, done, total int) {
	if v.opt.Progress != nil {
		v.opt.Progress(step, done, total)
	}
}

// pythonHash is the hash of all Python that was judged.
func (v *verifier) pythonHash() string { return hashFiles(v.made.Python) }

// goHash is the hash of all Go in the port as it stands, copies of the library
// left out.
func (v *verifier) goHash() string {
	files, err := godecl.Read(v.opt.Out, v.made.Copies)
	if err != nil {
		return ""
	}
	return hashFiles(files)
}

// declHash is the hash of the Go of a function as it stands, that of nothing where
// it has none.
func (v *verifier) declHash(e ledger.Entry) string {
	at, _ := v.decls.Find(v.ledger.Symbol(e))
	return godecl.Hash(at.Text)
}

func hashFiles(files map[string]string) string {
	var names []string
	for n := range files {
		names = append(names, n)
	}
	slices.Sort(names)
	var b strings.Builder
	for _, n := range names {
		fmt.Fprintf(&b, "%s %s\n", n, ledger.Hash(files[n]))
	}
	return ledger.Hash(b.String())
}

// save writes the ledger, whole or not at all.
func (v *verifier) save() error {
	data, err := v.ledger.Marshal()
	if err != nil {
		return err
	}
	tmp, err := os.CreateTemp(v.opt.Out, ".molt-*")
	if err != nil {
		return err
	}
	_, err = tmp.Write(data)
	if err = errors.Join(err, tmp.Chmod(0o644), tmp.Close()); err == nil {
		err = os.Rename(tmp.Name(), filepath.Join(v.opt.Out, ledger.Name))
	}
	if err != nil {
		os.Remove(tmp.Name())
	}
	return err
}
