// Package scan runs the analysers over a repository: it finds and parses the
// files, links them, estimates heat, and checks the rules. Its Project is what
// every verb that reads Python starts from; its Run is the verb scan.
//
//	project, err := scan.Load(ctx, []string{"."}, scan.Options{})
//	result, err := scan.Run(ctx, []string{"."}, scan.Options{}, scan.Filter{})
//
// One bad file does not stop the others: it is named in the failures. Nothing
// of what is scanned is executed.
package scan

import (
	"cmp"
	"context"
	"crypto/sha256"
	"path/filepath"
	"runtime"
	"slices"

	"github.com/molt-go/molt/analyzer/cache"
	"github.com/molt-go/molt/analyzer/effects"
	"github.com/molt-go/molt/analyzer/evidence"
	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/heat"
	"github.com/molt-go/molt/analyzer/infer"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/resolve/callgraph"
	"github.com/molt-go/molt/analyzer/source"
)

// Options say what to read and how. The zero value reads everything with the
// defaults.
type Options struct {
	// Source chooses the files.
	Source source.Options
	// Roots are absolute folders that imports start from, beside those found.
	Roots []string
	// Profile is the evidence of a real run, or nil.
	Profile *evidence.Profile
	// ProfileSum is a hash of the profile's file, for the cache.
	ProfileSum [sha256.Size]byte
	// Python is the target version, zero if the project files decide.
	Python resolve.Version
	// Own are slash paths of files that are the product itself, whatever their
	// names say.
	Own []string
	// OwnImports counts what the product's files import as the product too.
	OwnImports bool
	// Workers is how many files are worked on at once, 0 for one a processor.
	Workers int
	// Cache keeps results from one run to the next, nil for none.
	Cache *cache.Store
	// Progress, if set, is told how many of the files are done.
	Progress func(done, total int)
}

func (o *Options) workers() int {
	if o.Workers > 0 {
		return o.Workers
	}
	return runtime.GOMAXPROCS(0)
}

// Nothing is the error where no file could be read; Failed says why, file by
// file, and is empty where there was none.
type Nothing struct{ Failed []findings.Failed }

func (*Nothing) Error() string { return "no Python file could be read" }

// A Project is a repository as the analysers understand it.
type Project struct {
	Set       *source.Set
	Notebooks map[string]*source.NotebookMap // by path
	Files     findings.Files
	Program   *resolve.Program
	Types     *infer.Types
	Graph     *callgraph.Graph
	Effects   *effects.Table
	Heat      *heat.Heat
}

// Load finds, parses and links the files of paths and estimates their heat.
// The error is a *Nothing, or one of the search for files.
func Load(ctx context.Context, paths []string, opt Options) (*Project, error) {
	set, err := source.Find(paths, opt.Source)
	if err != nil {
		return nil, err
	}
	return load(ctx, set, findNeighbours(set), opt)
}

// Link does the first part of Load, for who only asks what is defined where: the
// project has files and a program, and neither types nor heat.
func Link(ctx context.Context, paths []string, opt Options) (*Project, error) {
	set, err := source.Find(paths, opt.Source)
	if err != nil {
		return nil, err
	}
	return link(ctx, set, findNeighbours(set), opt)
}

func load(ctx context.Context, set *source.Set, beside neighbours, opt Options) (*Project, error) {
	p, err := link(ctx, set, beside, opt)
	if err != nil {
		return nil, err
	}
	p.Types = infer.New(p.Program)
	p.Graph = callgraph.Build(p.Program, p.Types)
	p.Effects = effects.Compute(p.Program, p.Types, p.Graph)
	p.Heat = heat.Estimate(p.Types, p.Graph, heat.Options{Profile: opt.Profile})
	return p, nil
}

func link(ctx context.Context, set *source.Set, beside neighbours, opt Options) (*Project, error) {
	p := &Project{Set: set, Notebooks: map[string]*source.NotebookMap{}}
	files, err := p.parse(ctx, opt)
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, &Nothing{p.Files.Failed}
	}
	p.Program = resolve.Link(files, resolve.Options{Configs: beside.configs, Others: beside.others, Sources: sources(set, opt.Roots), Python: opt.Python, Own: opt.Own, OwnImports: opt.OwnImports})
	return p, nil
}

// sources returns those of some folders that lie in the scanned one, as slash paths.
func sources(set *source.Set, folders []string) []string {
	var list []string
	for _, dir := range folders {
		rel, err := filepath.Rel(set.Root, dir)
		switch {
		case err != nil || !filepath.IsLocal(rel):
		case rel == ".":
			list = append(list, "")
		default:
			list = append(list, filepath.ToSlash(rel))
		}
	}
	return list
}

func sortFailed(list []findings.Failed) {
	slices.SortFunc(list, func(a, b findings.Failed) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Cell, b.Cell), cmp.Compare(a.Line, b.Line))
	})
}
