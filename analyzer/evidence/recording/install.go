package recording

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

//go:embed recorder.py
var recorder []byte

// The variables through which the recorder is put in front of a program.
const (
	settingsVar = "MOLT_RECORD"
	pathVar     = "PYTHONPATH"
)

// Options are what a recorder is asked for.
type Options struct {
	Dir  string // absolute folder of the recording
	Root string // absolute folder of the project: only what is below it is recorded
	// Budget is the share of its own time that a program may take longer, 0 for no limit.
	Budget   float64
	MaxBytes int64 // of one process's file
	Memory   bool  // weigh what functions hold allocated
	// Exclude and Include are modules, functions ("shop.pay", "shop.pay.*") and,
	// in Exclude, names whose values are left out ("iban"). A * stands for anything.
	Exclude, Include []string
}

// Defaults of the options.
const (
	DefaultBudget   = 0.3
	DefaultMaxBytes = 16 << 20
)

// Install puts the recorder into a folder of its own below base, for which
// [Options.Environ] is then called, and returns that folder. One that is there
// already is kept, with what Python compiled of it.
func Install(base string) (string, error) {
	sum := sha256.Sum256(recorder)
	dir := filepath.Join(base, "recorder-"+hex.EncodeToString(sum[:8]))
	file := filepath.Join(dir, "sitecustomize.py")
	if have, err := os.ReadFile(file); err == nil && bytes.Equal(have, recorder) {
		return dir, nil
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", err
	}
	tmp, err := os.CreateTemp(dir, ".new-*")
	if err != nil {
		return "", err
	}
	defer os.Remove(tmp.Name()) // fails when it was moved
	if _, err := tmp.Write(recorder); err != nil {
		tmp.Close()
		return "", err
	}
	if err := tmp.Close(); err != nil {
		return "", err
	}
	return dir, os.Rename(tmp.Name(), file)
}

// Environ returns an environment in which Python programs are recorded, and those
// that they start. The hook is the folder from Install.
func (o Options) Environ(hook string, env []string) ([]string, error) {
	lines := []string{"dir=" + o.Dir, "root=" + o.Root, "budget=" + strconv.FormatFloat(o.Budget, 'g', -1, 64), "limit=" + strconv.FormatInt(o.MaxBytes, 10)}
	if o.Memory {
		lines = append(lines, "memory=1")
	}
	for _, p := range o.Exclude {
		lines = append(lines, "exclude="+p)
	}
	for _, p := range o.Include {
		lines = append(lines, "include="+p)
	}
	for _, line := range lines {
		if strings.ContainsAny(line, "\n\x00") {
			return nil, fmt.Errorf("%q holds a line end", line)
		}
	}
	path := hook
	out := make([]string, 0, len(env)+2)
	for _, kv := range env {
		switch name, value, _ := strings.Cut(kv, "="); {
		case name == pathVar && value != "":
			path += string(os.PathListSeparator) + value
		case name != pathVar && name != settingsVar:
			out = append(out, kv)
		}
	}
	return append(out, pathVar+"="+path, settingsVar+"="+strings.Join(lines, "\n")), nil
}

// Exited notes the exit status of a process of the recording, which it cannot
// know itself. A process that wrote nothing is left alone.
func Exited(dir string, pid, status int) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	newest := "" // numbers may be used again
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), strconv.Itoa(pid)+"-") && strings.HasSuffix(e.Name(), Suffix) {
			newest = e.Name()
		}
	}
	if newest == "" {
		return nil
	}
	f, err := os.OpenFile(filepath.Join(dir, newest), os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(f, "{\"kind\":\"exit\",\"status\":%d}\n", status); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
