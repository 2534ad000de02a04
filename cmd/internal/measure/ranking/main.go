package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/molt-go/molt/cmd/internal/measure/corpus"
)

func main() {
	log.SetFlags(0)
	var o options
	flag.BoolVar(&o.profile, "profile", false, "profile the programs and rewrite truth.json")
	flag.StringVar(&o.only, "only", "", "comma-separated `names` of the programs to look at")
	flag.BoolVar(&o.fit, "fit", false, "fit the weights on the development half")
	flag.BoolVar(&o.each, "each", false, "print a line a program as well")
	flag.StringVar(&o.python, "python", "", "the Python 3.11 `interpreter` (default: pyenv's, or that on PATH)")
	flag.Parse()
	if err := run(context.Background(), o); err != nil {
		log.Fatal(err)
	}
}

type options struct {
	profile bool
	only    string
	each    bool
	fit     bool
	python  string
}

func (o options) wants(p program) bool {
	return o.only == "" || slices.Contains(strings.Split(o.only, ","), p.Name)
}

func run(ctx context.Context, o options) error {
	list, err := programs()
	if err != nil {
		return err
	}
	s, err := openStore(ctx, o.python)
	if err != nil {
		return err
	}
	known, err := knownTruths()
	if err != nil {
		return err
	}
	if o.profile {
		return reprofile(ctx, s, list, known, o)
	}
	return measure(ctx, s, list, known, o)
}

// measure prints the hit rates over the programs that truth.json knows.
func measure(ctx context.Context, s store, list []program, known map[string]truth, o options) error {
	list = slices.DeleteFunc(list, func(p program) bool { return known[p.Name].Program == "" || !o.wants(p) || o.fit && p.heldOut() })
	for _, p := range list {
		if err := s.fetch(ctx, p); err != nil {
			return fmt.Errorf("%s: %w", p.Name, err)
		}
	}
	results := make([]*result, len(list))
	var wait sync.WaitGroup
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, p := range list {
		slots <- struct{}{}
		wait.Go(func() {
			defer func() { <-slots }()
			l, err := s.load(p, known[p.Name])
			if err != nil {
				log.Print(err)
				return
			}
			r := judge(l)
			if r.profiled, err = profiledPlace(l, s.profileFile(p)); err != nil {
				log.Printf("%s: %v", p.Name, err)
			}
			results[i] = r
		})
	}
	wait.Wait()
	results = slices.DeleteFunc(results, func(r *result) bool { return r == nil })
	if o.fit {
		fitAll(os.Stdout, results)
		return nil
	}
	report(os.Stdout, results, o.each)
	return nil
}

func openStore(ctx context.Context, python string) (store, error) {
	cache, err := corpus.CacheDir()
	if err != nil {
		return store{}, err
	}
	exe, err := corpus.Find(ctx, "3.11", python)
	if err != nil {
		return store{}, err
	}
	lib, err := corpus.Stdlib(ctx, "3.11", exe)
	if err != nil {
		return store{}, err
	}
	s := store{dir: filepath.Join(cache, "ranking"), python: exe, stdlib: lib.Dir}
	return s, s.prepare()
}

// reprofile fetches and profiles the wanted programs and writes truth.json
// into the current folder's copy of this package.
func reprofile(ctx context.Context, s store, list []program, known map[string]truth, o options) error {
	var all []truth
	for _, p := range list {
		t, ok := known[p.Name]
		if o.wants(p) {
			if err := s.fetch(ctx, p); err != nil {
				log.Printf("%s: %v", p.Name, err)
				continue
			}
			again, err := s.profile(ctx, p)
			switch {
			case err != nil:
				log.Printf("%s: %v", p.Name, err)
				continue
			case again.Defined < minFunctions || again.Ran < 5 || len(again.Functions) == 0:
				log.Printf("%s: too small: %d functions, %d ran", p.Name, again.Defined, again.Ran)
				continue
			}
			t, ok = again, true
			fmt.Printf("%-24s %5.1fs %5d functions %4d ran  %4.1f%% %s\n", p.Name, t.Own, t.Defined, t.Ran, 100*t.Functions[0].Share, t.Functions[0].Name)
		}
		if ok {
			all = append(all, t)
		}
	}
	data, err := encodeTruths(all)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join("cmd", "internal", "measure", "ranking", "truth.json"), data, 0o644)
}

// encodeTruths writes one program a line.
func encodeTruths(all []truth) ([]byte, error) {
	out := []byte("[\n")
	for i, t := range all {
		line, err := json.Marshal(t)
		if err != nil {
			return nil, err
		}
		out = append(out, line...)
		if i < len(all)-1 {
			out = append(out, ',')
		}
		out = append(out, '\n')
	}
	return append(out, "]\n"...), nil
}
