package verify

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/molt-go/molt/translate/verify/trial"
)

// FindPython returns the CPython of a version, as "3.11": the one named if it is
// that, otherwise python3.11 or python3 of the search path. It is "" where there
// is none.
func FindPython(ctx context.Context, named, version string) string {
	names := []string{"python" + version, "python3", "python"}
	if named != "" {
		names = []string{named}
	}
	for _, name := range names {
		found, err := exec.LookPath(name)
		if err != nil {
			continue
		}
		o, err := trial.Run(ctx, trial.Invocation{
			Args: []string{found, "-c", "import sys; print(sys.implementation.name, '%d.%d' % sys.version_info[:2]); print(sys.executable)"}, Env: os.Environ(),
		}, trial.Limits{Time: 20 * time.Second, Memory: 4 << 10, Output: 1 << 16})
		what, real, _ := strings.Cut(strings.TrimSpace(string(o.Stdout)), "\n")
		if err == nil && what == "cpython "+version {
			return cmp.Or(real, found) // what only starts the other one takes longer than that itself
		}
	}
	return ""
}

// buildLimits bound the go command.
var buildLimits = trial.Limits{Time: 5 * time.Minute, Memory: 32 << 10, Output: 1 << 30}

// goBuild builds a package of the port in a folder into a file.
func goBuild(ctx context.Context, dir, to, pkg string, flags ...string) error {
	args := append([]string{"go", "build", "-trimpath", "-ldflags=-s -w", "-o", to}, flags...) // quick to link, and what is the same elsewhere is not compiled again
	in := trial.Invocation{Args: append(args, pkg), Dir: dir, Env: append(os.Environ(), "GOWORK=off", "GOFLAGS=")}
	o, err := trial.Run(ctx, in, buildLimits)
	switch {
	case err != nil:
		return err
	case o.Limit != "":
		return fmt.Errorf("go build %s: over the limit of %s", pkg, o.Limit)
	case o.Exit != 0:
		return fmt.Errorf("go build %s: %s", pkg, strings.TrimSpace(string(o.Stderr)))
	}
	return nil
}

// snapshot returns the files below a folder by slash path, with their content.
// What is larger than maxData as a whole is left out.
func snapshot(dir string) map[string]string {
	files := map[string]string{}
	left := int64(maxData)
	_ = filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil {
			return nil
		}
		rel, _ := filepath.Rel(dir, name)
		if d.IsDir() {
			if d.Name() == "__pycache__" {
				return filepath.SkipDir
			}
			files[filepath.ToSlash(rel)+"/"] = ""
			return nil
		}
		if info, err := d.Info(); err == nil && d.Type().IsRegular() && info.Size() <= left {
			left -= info.Size()
			data, _ := os.ReadFile(name)
			files[filepath.ToSlash(rel)] = string(data)
		}
		return nil
	})
	return files
}

// CanImport tells whether a CPython can import a module, in a folder.
func CanImport(ctx context.Context, python, module, dir string) bool {
	o, err := trial.Run(ctx, trial.Invocation{Args: []string{python, "-c", "import importlib.util, sys; sys.exit(importlib.util.find_spec(sys.argv[1]) is None)", module}, Dir: dir, Env: os.Environ()},
		trial.Limits{Time: 20 * time.Second, Memory: 4 << 10, Output: 1 << 16})
	return err == nil && o.Exit == 0
}
