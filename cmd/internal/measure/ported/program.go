package main

import (
	"context"
	_ "embed"
	"fmt"
	"path"
	"slices"
	"strings"
)

// A program is something to port and to run.
type program struct {
	Set, Name string
	Entry     string   // its main program, a file name
	Harness   []string // files of ours among its own, which no figure counts
	// put writes the program's files into an empty folder.
	put func(ctx context.Context, s store, dir string) error
}

// ID names a program among all.
func (p program) ID() string { return p.Set + "/" + p.Name }

// A set is a named list of programs. Load returns them and what was left out,
// a line each.
type set struct {
	name string
	load func() (progs []program, leftOut []string, err error)
}

var sets = []set{
	{"bench", benchPrograms},
	{"drawn", drawnPrograms},
	{"stdlib", stdlibPrograms},
}

// programs returns the programs of the named sets.
func programs(names []string) ([]program, error) {
	var all []program
	for _, name := range names {
		i := slices.IndexFunc(sets, func(s set) bool { return s.name == name })
		if i < 0 {
			return nil, fmt.Errorf("unknown set %q", name)
		}
		progs, _, err := sets[i].load()
		if err != nil {
			return nil, err
		}
		all = append(all, progs...)
	}
	return all, nil
}

//go:embed bench.tsv
var benchList string

//go:embed drawn.tsv
var drawnList string

//go:embed stdlib.tsv
var stdlibList string

// table splits a list of tab-separated fields; lines that start with # are remarks.
func table(name, text string, fields int) ([][]string, error) {
	var rows [][]string
	for i, line := range strings.Split(text, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		row := strings.Split(line, "\t")
		if len(row) != fields {
			return nil, fmt.Errorf("%s:%d: %d fields, want %d", name, i+1, len(row), fields)
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// benchHarness holds our own files beside a program of pyperformance.
var benchHarness = []string{"main.py", "pyperf.py", "digest.py"}

// benchPrograms lists pyperformance: "in" with what the program also needs of
// its folder, or "out" with the reason.
func benchPrograms() (progs []program, leftOut []string, err error) {
	rows, err := table("bench.tsv", benchList, 3)
	for _, row := range rows {
		name, files := row[0], strings.Fields(row[2])
		if row[1] == "out" {
			leftOut = append(leftOut, name+": "+row[2])
			continue
		}
		put := func(ctx context.Context, s store, dir string) error { return s.putBench(ctx, dir, name, files) }
		progs = append(progs, program{Set: "bench", Name: name, Entry: "main.py", Harness: benchHarness, put: put})
	}
	return progs, leftOut, err
}

// drawnPrograms lists the drawn modules: the release, the file in it, and how
// it is run.
func drawnPrograms() (progs []program, leftOut []string, err error) {
	rows, err := table("drawn.tsv", drawnList, 4)
	for _, row := range rows {
		d := module{Project: row[0], Version: row[1], File: row[2], Kind: row[3]}
		progs = append(progs, d.program())
	}
	return progs, nil, err
}

// A module is one file of a release that makes a program of its own.
type module struct {
	Project, Version, File string
	// Kind is how it is run: "main" as it stands, "doctest" through its doctests,
	// "package" so too, with the files of its package that it imports.
	Kind string
}

func (m module) program() program {
	file := path.Base(m.File)
	p := program{Set: "drawn", Name: m.Project + "/" + strings.TrimSuffix(m.File, ".py"), Entry: file}
	if m.Kind != "main" {
		p.Entry, p.Harness = "main.py", []string{"main.py"}
	}
	p.put = func(ctx context.Context, s store, dir string) error { return s.putModule(ctx, dir, m) }
	return p
}

// stdlibPrograms lists modules of the standard library. Their copies have
// another name, so that the copy is imported and not the original.
func stdlibPrograms() (progs []program, leftOut []string, err error) {
	rows, err := table("stdlib.tsv", stdlibList, 1)
	for _, row := range rows {
		name := row[0]
		put := func(ctx context.Context, s store, dir string) error { return s.putStdlib(ctx, dir, name) }
		progs = append(progs, program{Set: "stdlib", Name: name, Entry: "main.py", Harness: []string{"main.py"}, put: put})
	}
	return progs, nil, err
}
