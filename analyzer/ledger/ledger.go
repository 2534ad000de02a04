// Package ledger holds the record of a port, molt.json: an entry for each Python
// file, class and function with its source hash, its share of the run, the Go it
// became, how far it was carried over and why not further. Verbs share it; its
// layout is ledger.schema.json in package templates.
//
// A ledger is the same for the same input: no clock, no absolute path, and every
// list is sorted by file and line.
package ledger

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
)

// Name is the file's name beside the port.
const Name = "molt.json"

// Schema is the version of the layout, which Read insists on.
const Schema = 1

// A Ledger is the record of one port.
type Ledger struct {
	Schema int  `json:"schema"`
	Molt   Molt `json:"molt"`
	// Python is the version whose behaviour the port has, as "3.11".
	Python string `json:"python"`
	// Module is the path of the Go module.
	Module string `json:"module"`
	// Source is the path of the Python file or folder that was ported, relative to
	// the port's folder; "" where it cannot be told (see SourcePath).
	Source string `json:"source,omitempty"`
	// Skeleton tells that only signatures were asked for.
	Skeleton bool `json:"skeleton,omitempty"`
	// Complete tells that nothing is a stub, approximated or left out.
	Complete  bool    `json:"complete"`
	Files     []File  `json:"files"`
	Classes   []Entry `json:"classes"`
	Functions []Entry `json:"functions"`
	// Runs are the whole programs that were compared with CPython.
	Runs []Run `json:"runs,omitempty"`
}

// Molt says what made the port.
type Molt struct {
	Version string `json:"version"` // "devel" for a build that has none
	Runtime string `json:"runtime"` // hash of the support library
}

// A File is one Python file of the source.
type File struct {
	Path   string     `json:"path"`
	Status FileStatus `json:"status"`
	Go     string     `json:"go,omitempty"`   // the Go file that it became
	Hash   string     `json:"hash,omitempty"` // of its text
	// Command is the folder of the Go command that the file is as a program, as
	// "cmd/prog"; "" for one that is only imported.
	Command string `json:"command,omitempty"`
	// Line and Reason say why a file is not ported; Line is 0 for the whole file.
	Line   int    `json:"line,omitempty"`
	Reason string `json:"reason,omitempty"`
}

// FileStatus says what became of a file.
type FileStatus string

// What can become of a file.
const (
	FilePorted FileStatus = "ported"   // its functions say how far
	FileFailed FileStatus = "failed"   // it cannot be read or parsed
	FileLeft   FileStatus = "left-out" // it is no part of the program
)

// An Entry is a Python function or class.
type Entry struct {
	Python  string `json:"python"` // dotted name
	File    string `json:"file"`
	Line    int    `json:"line"` // of the def or class, from 1
	EndLine int    `json:"endLine"`
	// Go is the symbol that it became, as "pkg/sub.Type.Method"; "" for none.
	Go     string `json:"go"`
	Status Status `json:"status"`
	// Hash is of what its Python says (syntax.File.Normal): comments and formatting
	// do not count, nor the bodies of what stands inside a class or module.
	Hash  string  `json:"hash"`
	Share float64 `json:"share,omitempty"` // of the run's time in its own code, 0..1
	// Reasons say why it is not ported whole; empty where it is.
	Reasons []Reason `json:"reasons"`
	// Verification is nil for a function that was never compared with CPython.
	Verification *Verification `json:"verification,omitempty"`
}

// Status says how far a function or class was carried over.
type Status string

// The states.
const (
	Ported  Status = "ported"  // typed Go
	Dynamic Status = "dynamic" // Go over dynamic values: correct and slow
	Stub    Status = "stub"    // signature and source only
)

// A Reason says what kept a function from being carried over whole.
type Reason struct {
	Code string `json:"code"` // stable, kebab case
	Text string `json:"text"`
	File string `json:"file,omitempty"` // where it is not the entry's own
	Line int    `json:"line,omitempty"`
}

// SkeletonReason is the code of functions of which only the signature was asked for.
const SkeletonReason = "skeleton"

// Hash returns the hash of a text, as the ledger has it.
func Hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:12])
}

// Marshal returns the text of a ledger. It sorts the ledger's lists.
func (l *Ledger) Marshal() ([]byte, error) {
	l.sort()
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(l); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func (l *Ledger) sort() {
	l.Files = append([]File{}, l.Files...)
	slices.SortStableFunc(l.Files, func(a, b File) int { return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line)) })
	for _, list := range []*[]Entry{&l.Classes, &l.Functions} {
		*list = append([]Entry{}, *list...)
		slices.SortStableFunc(*list, func(a, b Entry) int {
			return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Python, b.Python))
		})
		for i := range *list {
			(*list)[i].Reasons = append([]Reason{}, (*list)[i].Reasons...)
		}
	}
	l.Runs = slices.Clone(l.Runs)
	slices.SortStableFunc(l.Runs, func(a, b Run) int { return cmp.Or(cmp.Compare(a.File, b.File), slices.Compare(a.Args, b.Args)) })
	for i := range l.Runs {
		l.Runs[i].Args = append([]string{}, l.Runs[i].Args...)
	}
}

// Read reads the text of a ledger. One of another schema is an error.
func Read(data []byte) (*Ledger, error) {
	var l Ledger
	if err := json.Unmarshal(data, &l); err != nil {
		return nil, fmt.Errorf("%s: %w", Name, err)
	}
	if l.Schema != Schema {
		return nil, fmt.Errorf("%s has schema %d; this molt knows %d", Name, l.Schema, Schema)
	}
	return &l, nil
}
