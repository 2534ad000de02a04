package main

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/molt-go/molt/analyzer/rules"
	"github.com/molt-go/molt/cmd/internal/measure/corpus"
)

//go:embed entries.tsv
var entriesTSV string

// An entry is one documented change that made a project faster.
type entry struct {
	ID, Kind string
	// Before is the last release with the slow code, After the first without it.
	Before corpus.Project
	After  string
	Places []place
	// Rules speak of the slowness that the change removed; none if there is no such rule.
	Rules  []string
	Source string // where the change is documented
	Change string
	Gain   string // as its authors state it; empty if they do not
}

// A place is a function, or a class, in a file of a source archive.
type place struct {
	File string // slash path below the archive's top folder
	Name string // dotted, without the module
}

const columns = 10

// parseEntries reads the table. The error names the line.
func parseEntries(text string) ([]entry, error) {
	var entries []entry
	for i, line := range strings.Split(strings.TrimSpace(text), "\n") {
		if i == 0 {
			continue // the head
		}
		e, err := parseEntry(line)
		if err != nil {
			return nil, fmt.Errorf("entries.tsv:%d: %w", i+1, err)
		}
		entries = append(entries, e)
	}
	return entries, nil
}

func parseEntry(line string) (entry, error) {
	f := strings.Split(line, "\t")
	if len(f) != columns {
		return entry{}, fmt.Errorf("%d columns, want %d", len(f), columns)
	}
	e := entry{
		ID: f[0], Kind: f[1], Before: corpus.Project{Name: f[2], Version: f[3]}, After: f[4],
		Source: f[7], Change: f[8], Gain: orEmpty(f[9]),
	}
	for p := range strings.FieldsSeq(f[5]) {
		file, name, ok := strings.Cut(p, ":")
		if !ok {
			return entry{}, fmt.Errorf("place %q is not of the form file:name", p)
		}
		e.Places = append(e.Places, place{file, name})
	}
	for id := range strings.FieldsSeq(orEmpty(f[6])) {
		if rules.Find(id) == nil {
			return entry{}, fmt.Errorf("there is no rule %q", id)
		}
		e.Rules = append(e.Rules, id)
	}
	return e, nil
}

// orEmpty turns the table's mark for an empty field into one.
func orEmpty(s string) string {
	if s == "-" {
		return ""
	}
	return s
}
