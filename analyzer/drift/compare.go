package drift

import (
	"fmt"
	"strings"

	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/review"
	"github.com/molt-go/molt/analyzer/standing"
	"github.com/molt-go/molt/analyzer/syntax"
)

// A comparison fills a report.
type comparison struct {
	port      *standing.Port
	decisions *review.File
	now       *Python // nil where it is not there to compare with
	report    *Report
}

func (c *comparison) file(path string, kind Kind, text string) {
	c.report.Files = append(c.report.Files, FileChange{Path: path, Kind: kind, Drift: true, Text: text})
}

// goFiles tells of Go that does not parse, and of edits beside functions: no
// verdict is about these, so that nothing can settle them.
func (c *comparison) goFiles() {
	if len(c.port.Made.Files) == 0 {
		c.file(ledger.MadeName, Gone, "it is lost, so that what was edited by hand cannot be told")
	}
	for name, err := range c.port.Go.Broken {
		c.file(name, Failed, err.Error())
	}
	for _, d := range c.port.Edited {
		c.report.Files = append(c.report.Files, FileChange{Path: d.File, Kind: Edited, Text: fmt.Sprintf("line %d: %s was edited by hand", d.Line, d.Key)})
	}
}

// files tells of Python files that have come or gone, or that do not parse now.
func (c *comparison) files() {
	known := map[string]ledger.FileStatus{}
	for _, f := range c.port.Ledger.Files {
		known[f.Path] = f.Status
		if f.Status != ledger.FilePorted || c.now.files[f.Path] != nil {
			continue
		}
		if reason, failed := c.now.failed[f.Path]; failed {
			c.file(f.Path, Failed, reason)
		} else if !c.owned(func(fn *standing.Function) bool { return fn.File == f.Path }) {
			c.file(f.Path, Gone, "it is there no more")
		}
	}
	for path, f := range c.now.files {
		switch status, ok := known[path]; {
		case !ok && (f.Role == resolve.Own || c.port.Ledger.Skeleton):
			c.file(path, Added, "it came after the port")
		case status == ledger.FileFailed:
			c.file(path, Added, "it could not be read when the port was made, and can be now")
		}
	}
}

// owned tells whether Go owns all functions of a kind, of which there are some.
func (c *comparison) owned(kind func(*standing.Function) bool) bool {
	some := false
	for i := range c.port.Functions {
		if f := &c.port.Functions[i]; kind(f) {
			if !c.life(f.Name).OwnedByGo() {
				return false
			}
			some = true
		}
	}
	return some
}

func (c *comparison) life(name string) review.Life {
	if life := c.decisions.Functions[name].Life; life != "" {
		return life
	}
	return review.InPython
}

// added tells of functions and classes that came after the port, in files that it
// has.
func (c *comparison) added() {
	for _, known := range []struct {
		entries []ledger.Entry
		now     index
		what    string
	}{{c.port.Ledger.Functions, c.now.functions, "the function"}, {c.port.Ledger.Classes, c.now.classes, "the class"}} {
		places := map[place]bool{}
		for _, at := range local(known.entries) {
			places[at] = true
		}
		for at, def := range known.now {
			if places[at] || !c.ported(at.file) || def.isModule() && c.bodyAsItWas(at.file, def) {
				continue
			}
			what := known.what
			if def.isModule() {
				what = "code of the module"
			}
			c.report.Functions = append(c.report.Functions, Change{Function: def.name, File: at.file, Line: def.line,
				Life: review.InPython, Kind: Added, Drift: true, Text: what + " came after the port"})
		}
	}
}

func (c *comparison) ported(path string) bool {
	for _, f := range c.port.Ledger.Files {
		if f.Path == path {
			return f.Status == ledger.FilePorted
		}
	}
	return false
}

// bodyAsItWas tells whether the body of a module that the ledger has no entry for,
// since it had no code of its own, is what it was.
func (c *comparison) bodyAsItWas(path string, def definition) bool {
	text, ok := c.port.Made.Python[path]
	if !ok {
		return true // unknown; the ledger says that there was none
	}
	was, err := syntax.Parse(path, []byte(text))
	return err == nil && ledger.Hash(was.Normal(nil)) == def.hash
}

// classes tells of classes that have changed. Go owns one whose methods it owns.
func (c *comparison) classes() {
	list := c.port.Ledger.Classes
	names := ledger.Names(list)
	for i, at := range local(list) {
		e := list[i]
		change := Change{Function: names[i], File: e.File, Line: e.Line, Go: e.Go, Life: review.InPython, Drift: true}
		if c.owned(func(fn *standing.Function) bool { return fn.File == e.File && strings.HasPrefix(fn.Name, e.Python+".") }) {
			change.Life, change.Drift = review.InGo, false
		}
		def, there := c.now.classes[at]
		switch {
		case !there && c.now.files[e.File] != nil:
			change.Kind, change.Text = Gone, "the class is there no more"
		case there && def.hash != e.Hash:
			change.Line, change.Kind, change.Text = def.line, Stale, "the class has changed since it was ported"
		default:
			continue
		}
		c.report.Functions = append(c.report.Functions, change)
	}
}

// function tells what has become of a function, its Go and its judgements. at is
// its place, and Judged what stands now.
func (c *comparison) function(f *standing.Function, at place) {
	life := c.life(f.Name)
	state := c.decisions.State(f)
	tell := func(kind Kind, drift bool, format string, args ...any) {
		line := f.Line
		if c.now != nil && f.Judged.Python != "" {
			line = c.now.functions[at].line
		}
		c.report.Functions = append(c.report.Functions, Change{Function: f.Name, File: f.File, Line: line, Go: f.Go, Share: f.Share,
			Life: life, Kind: kind, Drift: drift, Text: fmt.Sprintf(format, args...)})
	}
	switch {
	case f.Judged.Python == "" && c.now.files[f.File] != nil:
		tell(Gone, !life.OwnedByGo(), "its Python is there no more")
	case f.Judged.Python != "" && f.Judged.Python != f.Hash:
		tell(Stale, !life.OwnedByGo(), "its Python has changed since it was ported")
	}
	switch {
	case f.Go != "" && f.Judged.Go == "":
		if c.port.Go.Broken[c.goFile(f)] == nil {
			tell(Missing, true, "%s is there no more", f.Go)
		}
	case f.Go != "" && f.Edited:
		settled := life.OwnedByGo() || state == review.StateAccepted || f.Proven()
		tell(Edited, !settled, "%s was edited by hand", f.Go)
	}
	if e := c.decisions.Functions[f.Name]; state == review.StateStale {
		tell(Lapsed, true, "it was %s by %s, and %s has changed since", e.Verdict, orSomebody(e.By), changed(e, f))
	}
	if f.Verification != nil && !f.Holds() && f.Judged.Python != "" {
		tell(Outdated, !life.OwnedByGo() || f.Verification.Go != f.Judged.Go, "it was verified as it stood before")
	}
}

// goFile returns the Go file that a function was written to.
func (c *comparison) goFile(f *standing.Function) string {
	for _, file := range c.port.Ledger.Files {
		if file.Path == f.File {
			return file.Go
		}
	}
	return ""
}

func orSomebody(name string) string {
	if name == "" {
		return "somebody"
	}
	return name
}

func changed(e review.Entry, f *standing.Function) string {
	switch python, goes := e.Judged.Python != f.Judged.Python, e.Judged.Go != f.Judged.Go; {
	case python && goes:
		return "both its Python and its Go"
	case goes:
		return "its Go"
	}
	return "its Python"
}
