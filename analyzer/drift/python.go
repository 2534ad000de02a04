package drift

import (
	"strings"

	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/standing"
)

// Python is the Python of a port as it stands now, in the terms of the ledger.
type Python struct {
	files     map[string]*resolve.File
	failed    map[string]string // path to reason
	functions index
	classes   index
}

// An index finds definitions by file and unique name within it.
type index map[place]definition

type place struct{ file, name string }

type definition struct {
	name string // dotted
	hash string // ledger.Entry.Hash
	line int
}

func (d definition) isModule() bool { return strings.HasSuffix(d.name, "<module>") }

// Take takes the definitions out of a linked program. failed are the files that
// could not be read or parsed.
func Take(prog *resolve.Program, failed []findings.Failed) *Python {
	now := &Python{files: map[string]*resolve.File{}, failed: map[string]string{}, functions: index{}, classes: index{}}
	for _, f := range failed {
		now.failed[f.File] = f.Reason
	}
	for _, f := range prog.Files {
		now.files[f.Path] = f
		var functions, classes []ledger.Entry
		for _, fn := range f.Funcs {
			if fn.Kind != resolve.Lambda {
				functions = append(functions, ledger.Entry{Python: fn.Qual, File: f.Path, Line: fn.Line(), Hash: ledger.Hash(fn.Normal())})
			}
		}
		for _, c := range f.Classes {
			classes = append(classes, ledger.Entry{Python: c.Qual, File: f.Path, Line: f.Tree.Line(c.Def.Pos()), Hash: ledger.Hash(f.Tree.Normal(c.Def))})
		}
		now.functions.add(functions)
		now.classes.add(classes)
	}
	return now
}

// add enters the definitions of one file.
func (x index) add(list []ledger.Entry) {
	for i, name := range ledger.Names(list) {
		e := list[i]
		x[place{e.File, name}] = definition{name: e.Python, hash: e.Hash, line: e.Line}
	}
}

// local returns for each entry of a ledger's list its place: the names of an index
// are unique in a file, those of the ledger in all files.
func local(list []ledger.Entry) []place {
	byFile := map[string][]int{}
	for i, e := range list {
		byFile[e.File] = append(byFile[e.File], i)
	}
	out := make([]place, len(list))
	for file, indices := range byFile {
		var entries []ledger.Entry
		for _, i := range indices {
			entries = append(entries, list[i])
		}
		for k, name := range ledger.Names(entries) {
			out[indices[k]] = place{file, name}
		}
	}
	return out
}

// Update sets what the functions of a port are judged by to the Python as it
// stands: judgements of what it was lapse. A function that is gone has no hash;
// one whose file cannot be parsed keeps what it had.
func (now *Python) Update(p *standing.Port) {
	for i, at := range local(p.Ledger.Functions) {
		if _, failed := now.failed[at.file]; !failed || now.files[at.file] != nil {
			p.Functions[i].Judged.Python = now.functions[at].hash
		}
	}
}
