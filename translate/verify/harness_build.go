package verify

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/godecl"
	"github.com/molt-go/molt/translate/port"
	"github.com/molt-go/molt/translate/verify/harness"
)

// A harnessed is the port as a command that answers calls.
type harnessed struct {
	binary string
	plain  string // the same without counters, for time; "" if it is not built
	blocks []block
	// missing says why typed functions cannot be called, by the symbols of the ledger.
	missing map[string]string
}

// goFiles reads the Go files of the port as they stand, with the copies of the
// support library but without tests.
func (v *verifier) goFiles() (map[string]string, error) {
	files, err := godecl.Read(v.opt.Out, nil)
	maps.DeleteFunc(files, func(name, _ string) bool { return strings.HasSuffix(name, "_test.go") })
	return files, err
}

// buildHarness builds the command. Nothing is written into the port: what is added
// and what is counted is laid over its files.
func (v *verifier) buildHarness(ctx context.Context, list []*function) (*harnessed, error) {
	files, err := v.goFiles()
	if err != nil {
		return nil, err
	}
	h := &harnessed{binary: filepath.Join(v.work, "harness"), plain: filepath.Join(v.work, "plain")}
	added, err := v.addHarness(h, files, list)
	if err != nil {
		return nil, err
	}
	over := overlay{dir: filepath.Join(v.work, "overlay"), out: v.opt.Out, replace: map[string]string{}}
	for name, data := range added {
		if files[name] != string(data) {
			if err := over.put(name, data); err != nil {
				return nil, err
			}
		}
	}
	if v.opt.Bench != nil {
		if err := v.buildOver(ctx, over, h.plain); err != nil {
			return nil, err
		}
	}
	if err := v.addCounters(ctx, h, files, &over); err != nil {
		return nil, err
	}
	return h, v.buildOver(ctx, over, h.binary)
}

func (v *verifier) buildOver(ctx context.Context, over overlay, to string) error {
	list, err := over.write()
	if err != nil {
		return err
	}
	return goBuild(ctx, v.opt.Out, to, "./"+harness.Folder, "-overlay", list)
}

// addHarness returns the files of the harness and those of the support library that
// the port has not.
func (v *verifier) addHarness(h *harnessed, files map[string]string, list []*function) (map[string][]byte, error) {
	added, err := harness.Files(v.ledger.Module, v.dyn)
	if err != nil {
		return nil, err
	}
	v.addTables(h, files, list, added)
	part, imports := "typed", ""
	if v.dyn {
		part, imports = "dynamic", v.registering(files)
	}
	added[harness.Folder+"/main.go"] = fmt.Appendf(nil, "package main\n\nimport (\n\t%q\n%s)\n\nfunc main() { %s.Serve() }\n",
		path.Join(v.ledger.Module, harness.Folder, part), imports, part)
	all := map[string][]byte{}
	for name, text := range files {
		all[name] = []byte(text)
	}
	maps.Copy(all, added)
	if err := port.AddRuntime(all, v.ledger.Module); err != nil {
		return nil, err
	}
	for name := range all {
		if strings.HasPrefix(name, "internal/pyrt/") || strings.HasPrefix(name, "internal/dyn/") {
			added[name] = all[name]
			if old, ok := files[name]; ok && old != string(all[name]) && !v.otherLibrary {
				v.otherLibrary = true
				v.opt.Note("the port has the support library of another molt; functions are verified with this one's. Port it again")
			}
		}
	}
	return added, nil
}

// registering imports the packages of a dynamic port, which register their modules.
func (v *verifier) registering(files map[string]string) string {
	var b strings.Builder
	seen := map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		dir := path.Dir(name)
		if !seen[dir] && !strings.HasPrefix(dir, "internal/") && strings.Contains(files[name], "dyn.Register(") {
			seen[dir] = true
			fmt.Fprintf(&b, "\t_ %q\n", path.Join(v.ledger.Module, dir))
		}
	}
	return b.String()
}

// An overlay lays files over those of a module (go build -overlay).
type overlay struct {
	dir, out string
	replace  map[string]string
}

func (o *overlay) put(name string, data []byte) error {
	to := filepath.Join(o.dir, filepath.FromSlash(name))
	o.replace[filepath.Join(o.out, filepath.FromSlash(name))] = to
	return errors.Join(os.MkdirAll(filepath.Dir(to), 0o755), os.WriteFile(to, data, 0o644))
}

func (o *overlay) write() (string, error) {
	data, err := json.Marshal(map[string]any{"Replace": o.replace})
	if err != nil {
		return "", err
	}
	list := filepath.Join(o.dir, "overlay.json")
	return list, os.WriteFile(list, data, 0o644)
}

// addCounters has each statement block of the port's own files note that it ran.
func (v *verifier) addCounters(ctx context.Context, h *harnessed, files map[string]string, over *overlay) error {
	var imports, lists strings.Builder
	n := 0
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if !v.own(name) || strings.HasPrefix(name, "cmd/") {
			continue
		}
		counter := fmt.Sprintf("MoltCounter%d", n)
		text, err := instrument(ctx, filepath.Join(v.opt.Out, filepath.FromSlash(name)), counter)
		if err != nil {
			return err
		}
		blocks, err := readBlocks(name, text, counter)
		if err != nil {
			return err
		}
		if len(blocks) == 0 {
			continue
		}
		h.blocks = append(h.blocks, blocks...)
		if err := over.put(name, text); err != nil {
			return err
		}
		fmt.Fprintf(&imports, "\tp%d %q\n", n, path.Join(v.ledger.Module, path.Dir(name)))
		fmt.Fprintf(&lists, "\t\tp%d.%s.Count[:],\n", n, counter)
		n++
	}
	if n == 0 {
		return nil
	}
	src := fmt.Appendf(nil, "package main\n\nimport (\n\t%q\n%s)\n\nfunc init() {\n\twire.Counters = [][]uint32{\n%s\t}\n}\n",
		path.Join(v.ledger.Module, harness.Folder, "wire"), imports.String(), lists.String())
	return over.put(harness.Folder+"/counters.go", src)
}

// own tells whether a file is the port's and not a copy of the support library.
func (v *verifier) own(name string) bool {
	_, isCopy := v.made.Copies[name]
	return !isCopy && !strings.HasPrefix(name, "internal/pyrt/") && !strings.HasPrefix(name, "internal/dyn/")
}

func instrument(ctx context.Context, file, counter string) ([]byte, error) {
	var stderr bytes.Buffer
	cmd := exec.CommandContext(ctx, "go", "tool", "cover", "-mode=set", "-var="+counter, file)
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go tool cover: %w: %s", err, stderr.Bytes())
	}
	return out, nil
}
