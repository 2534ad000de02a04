package cli

import (
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/git"
	"github.com/molt-go/molt/analyzer/godecl"
	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/standing"
	"github.com/molt-go/molt/translate/part"
	"github.com/molt-go/molt/translate/port"
)

// cut leaves of the files of a proposal what its function needs, and returns how
// many functions are left out. Where it cannot be taken out, that is told and all
// of the port stays.
func (o *prOptions) cut(e *env, p *standing.Port, f *standing.Function, top, folder string, files map[string][]byte) (left int, err error) {
	if o.whole {
		return 0, nil
	}
	base, err := o.baseFiles(p, top, folder)
	if err != nil {
		return 0, err
	}
	cut, err := part.Of(p, f, base)
	if err != nil {
		e.note(fmt.Sprintf("the whole port is proposed: %v", err))
		return 0, nil
	}
	if cut.Left == 0 {
		return 0, nil
	}
	for name := range p.Files {
		delete(files, path.Join(folder, name))
	}
	for name, text := range cut.Files {
		files[path.Join(folder, name)] = []byte(text)
	}
	if err := cutLibraries(cut, folder, files); err != nil {
		return 0, err
	}
	if o.into != "" {
		cut.Ledger.Source = ledger.SourcePath(filepath.Join(top, filepath.FromSlash(folder)), p.Ledger.SourceIn(p.Dir))
	}
	if files[path.Join(folder, ledger.Name)], err = cut.Ledger.Marshal(); err != nil {
		return 0, err
	}
	if now, ok := godecl.Index(cut.Files).Find(f.Symbol); ok {
		f.Now = now // the proposal is about where it comes to stand
	}
	files[path.Join(folder, ledger.MadeName)], err = cut.Made.Pack()
	return cut.Left, err
}

// cutLibraries leaves of the copied libraries the files that a part needs.
func cutLibraries(cut *part.Part, folder string, files map[string][]byte) error {
	users := map[string][]byte{}
	for name, text := range cut.Files {
		users[name] = []byte(text)
	}
	libraries := map[string]map[string][]byte{}
	for name := range cut.Made.Copies {
		dir := path.Dir(name)
		if libraries[dir] == nil {
			libraries[dir] = map[string][]byte{}
		}
		libraries[dir][name] = files[path.Join(folder, name)]
	}
	for dir, copied := range libraries {
		needed, err := port.Needed(copied, path.Base(dir), users)
		if err != nil {
			return err
		}
		for name := range copied {
			if !slices.Contains(needed, name) {
				delete(cut.Made.Copies, name)
				delete(files, path.Join(folder, name))
			}
		}
	}
	return nil
}

// baseFiles returns the Go files that the base has of a port.
func (o *prOptions) baseFiles(p *standing.Port, top, folder string) (map[string]string, error) {
	out, err := git.Output(top, "ls-tree", "-r", "-z", "--name-only", "--end-of-options", o.base, folder+"/")
	if err != nil {
		return nil, err
	}
	base := map[string]string{}
	for at := range strings.SplitSeq(string(out), "\x00") {
		name := strings.TrimPrefix(at, folder+"/")
		if _, isCopy := p.Made.Copies[name]; at == "" || path.Ext(name) != ".go" || isCopy || p.Files[name] == "" {
			continue
		}
		text, err := git.Output(top, "show", o.base+":"+at)
		if err != nil {
			return nil, errors.Join(fmt.Errorf("%s at %s", at, o.base), err)
		}
		base[name] = string(text)
	}
	return base, nil
}
