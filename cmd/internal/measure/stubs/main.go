// Command stubs holds the declarations of analyzer/stubs against a real CPython
// 3.11: for each module, how many of its public names and of its classes' public
// members are declared, which are missing, which are declared but do not exist,
// and whose parameters differ from what inspect.signature says.
//
//	go run ./cmd/internal/measure/stubs [-v] [module ...]
//
// It exits with status 1 if a declared name does not exist or a signature differs.
package main

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/stubs"
	"github.com/molt-go/molt/cmd/internal/measure/corpus"
)

//go:embed compare.py
var compare string

func main() {
	python := flag.String("python", "", "the Python 3.11 `interpreter` (default: found)")
	verbose := flag.Bool("v", false, "name what is missing")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *python, *verbose, flag.Args()); err != nil {
		if exit := (*exec.ExitError)(nil); !errors.As(err, &exit) {
			fmt.Fprintln(os.Stderr, "stubs:", err)
		}
		os.Exit(1)
	}
}

func run(ctx context.Context, python string, verbose bool, names []string) error {
	exe, err := corpus.Find(ctx, "3.11", python)
	if err != nil {
		return err
	}
	if len(names) == 0 {
		names = stubs.Names()
	}
	var modules []module
	for _, name := range names {
		m := stubs.Load(name)
		if m == nil {
			return fmt.Errorf("no stub of module %s", name)
		}
		modules = append(modules, describe(m))
	}
	input, err := json.Marshal(modules)
	if err != nil {
		return err
	}
	args := []string{"-W", "ignore", "-c", compare}
	if verbose {
		args = append(args, "-v")
	}
	cmd := exec.CommandContext(ctx, exe, args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(input), os.Stdout, os.Stderr
	return cmd.Run()
}

// What follows is the declarations as compare.py reads them.
type (
	module struct {
		Name     string             `json:"name"`
		Vars     []string           `json:"vars"`
		Aliases  []string           `json:"aliases"`
		Imported []string           `json:"imported"` // names of other modules that types are declared with
		Funcs    map[string][]sig   `json:"funcs"`
		Classes  map[string]classOf `json:"classes"`
	}
	classOf struct {
		Protocol bool             `json:"protocol"`
		Members  []string         `json:"members"` // with inherited ones
		Methods  map[string][]sig `json:"methods"`
	}
	sig   []param
	param struct {
		Name     string          `json:"name"`
		Kind     stubs.ParamKind `json:"kind"` // in the order of inspect's kinds
		Optional bool            `json:"optional"`
	}
)

func describe(m *stubs.Module) module {
	d := module{Name: m.Name, Vars: sortedKeys(m.Vars), Aliases: sortedKeys(m.Aliases), Funcs: sigs(m.Funcs), Classes: map[string]classOf{}, Imported: []string{}}
	for name, target := range m.Aliases {
		if strings.HasSuffix(target, "."+name) && !strings.HasPrefix(target, "builtins.") {
			d.Imported = append(d.Imported, name)
		}
	}
	for name, c := range m.Classes {
		d.Classes[name] = classOf{Protocol: c.Protocol, Members: members(c), Methods: sigs(c.Methods)}
	}
	return d
}

// members returns the names of what a class and its declared bases hold.
func members(c *stubs.Class) []string {
	names := append(sortedKeys(c.Attrs), sortedKeys(c.Methods)...)
	for _, b := range c.Bases {
		if base := stubs.FindClass(b.Name); base != nil {
			names = append(names, members(base)...)
		}
	}
	return names
}

func sigs(funcs map[string][]*stubs.Func) map[string][]sig {
	all := map[string][]sig{}
	for name, overloads := range funcs {
		for _, f := range overloads {
			s := sig{}
			for _, p := range f.Params {
				s = append(s, param{Name: p.Name, Kind: p.Kind, Optional: p.Optional})
			}
			all[name] = append(all[name], s)
		}
	}
	return all
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
