package verify

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/evidence/recording"
	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/translate/verify/trial"
)

// recordingDir returns the folder of the recording that serves: the one named, the
// port's own, or that of the source. It is "" where there is none.
func (v *verifier) recordingDir(source string) string {
	if v.opt.Recording != "" {
		return v.opt.Recording
	}
	if info, err := os.Stat(source); err == nil && !info.IsDir() {
		source = filepath.Dir(source)
	}
	return recording.Home(v.opt.Out, source)
}

// maxRuns bounds the recorded runs that are replayed.
const maxRuns = 20

// recordedPrograms are the recorded runs of the port's commands. What a run showed
// serves as reference only where it was kept whole.
func (v *verifier) recordedPrograms() []Program {
	if v.kept == nil {
		return nil
	}
	var list []Program
	for _, r := range v.kept.Runs {
		if len(list) == maxRuns || len(r.Argv) == 0 || r.Module != "" || r.Status < 0 {
			continue
		}
		i := slices.IndexFunc(v.ledger.Files, func(f ledger.File) bool { return f.Command != "" && v.sameFile(r.Argv[0], f.Path) })
		if i < 0 {
			continue
		}
		p := Program{File: v.ledger.Files[i].Path, Args: r.Argv[1:], Stdin: string(r.Stdin)}
		for name, value := range r.Env {
			p.Env = append(p.Env, name+"="+value)
		}
		slices.Sort(p.Env)
		if r.Whole {
			p.Want = &trial.Outcome{Stdout: r.Stdout, Stderr: []byte(r.Stderr), Exit: r.Status}
		}
		if !slices.ContainsFunc(list, func(q Program) bool {
			return q.input() == p.input() && strings.Join(q.Env, "\x00") == strings.Join(p.Env, "\x00")
		}) {
			list = append(list, p)
		}
	}
	return list
}
