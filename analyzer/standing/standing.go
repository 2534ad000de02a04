// Package standing reads a port as it stands in its folder: the record, what molt
// made, and the Go that is there now, edited or not, a function at a time. It
// writes nothing.
package standing

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/godecl"
	"github.com/molt-go/molt/analyzer/ledger"
)

// A Port is the port in a folder.
type Port struct {
	Dir    string
	Ledger *ledger.Ledger
	Made   *ledger.Made
	// Files are the texts of the Go files as they stand, people's own among them,
	// by slash path; copies of molt's libraries are left out.
	Files map[string]string
	// Go is the tree of Files.
	Go *godecl.Tree
	// Functions are those of the ledger, in its order.
	Functions []Function
	// Edited are the constants, variables and types in molt's files that are not what
	// molt made, by file and line.
	Edited []godecl.Place
}

// A Function is a Python function with the Go that it is now.
type Function struct {
	Name string // unique, see ledger.Names
	*ledger.Entry
	// Symbol is the Go symbol that it stands in (ledger.Symbol), and Now where that
	// is declared; the zero Place where it is not.
	Symbol string
	Now    godecl.Place
	// Edited tells that the declaration is not what molt made, comments and
	// formatting apart.
	Edited bool
	Judged Judged
}

// Judged are the hashes of what a judgement of a function is about. A judgement
// holds for no others.
type Judged struct {
	Python string `json:"python"` // ledger.Entry.Hash
	Go     string `json:"go"`     // godecl.Hash of the declaration as it stands; "" for none
}

// Open reads the port in a folder.
func Open(dir string) (*Port, error) {
	p := &Port{Dir: dir}
	var err error
	if p.Ledger, err = ledger.Open(dir); err != nil {
		return nil, err
	}
	if p.Made, err = ledger.ReadMade(dir); err != nil {
		return nil, err
	}
	if p.Files, err = godecl.Read(dir, p.Made.Copies); err != nil {
		return nil, err
	}
	p.Go = godecl.Index(p.Files)
	made := godecl.Index(p.Made.Files)
	names := ledger.Names(p.Ledger.Functions)
	for i := range p.Ledger.Functions {
		e := &p.Ledger.Functions[i]
		f := Function{Name: names[i], Entry: e, Symbol: p.Ledger.Symbol(*e), Judged: Judged{Python: e.Hash}}
		if now, ok := p.Go.Find(f.Symbol); ok {
			f.Now, f.Judged.Go = now, godecl.Hash(now.Text)
		}
		if was, ok := made.Find(f.Symbol); ok && f.Judged.Go != "" {
			f.Edited = f.Judged.Go != godecl.Hash(was.Text)
		}
		p.Functions = append(p.Functions, f)
	}
	p.Edited = others(p.Files, p.Made.Files)
	return p, nil
}

// others lists the declarations beside functions that are not as they were made.
// One that molt has not made is a person's own.
func others(now, made map[string]string) []godecl.Place {
	var list []godecl.Place
	for _, name := range slices.Sorted(maps.Keys(made)) {
		is, err := godecl.Parse([]byte(now[name]))
		if err != nil || path.Ext(name) != ".go" {
			continue // told elsewhere
		}
		was, err := godecl.Parse([]byte(made[name]))
		if err != nil {
			continue
		}
		hashes := map[string]string{}
		for _, d := range was.Decls {
			hashes[d.Key] = godecl.Hash(d.Text)
		}
		for _, d := range is.Decls {
			if hash, ok := hashes[d.Key]; ok && !strings.HasPrefix(d.Key, "func ") && hash != godecl.Hash(d.Text) {
				list = append(list, godecl.Place{File: name, Decl: d})
			}
		}
	}
	return list
}

// FindDir returns the folder of the port that a folder is in: itself, or the
// nearest above that holds a ledger.
func FindDir(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for at := abs; ; at = filepath.Dir(at) {
		_, err := os.Stat(filepath.Join(at, ledger.Name))
		if err == nil && at == abs {
			return dir, nil
		}
		if err == nil {
			return at, nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
		if at == filepath.Dir(at) {
			return "", fmt.Errorf("neither %s nor a folder above holds %s; name the folder of a port", dir, ledger.Name)
		}
	}
}

// Proven tells whether the function was seen to do what its Python does, as both
// stand now.
func (f *Function) Proven() bool {
	return f.Verification != nil && f.Verification.Verdict == ledger.Same && f.Holds()
}

// Holds tells whether the function has a verification that is of what stands now.
func (f *Function) Holds() bool {
	return f.Verification != nil && Judged{f.Verification.Python, f.Verification.Go} == f.Judged
}
