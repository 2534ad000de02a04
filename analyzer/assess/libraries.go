package assess

import (
	"cmp"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/libraries"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// A Library is a third-party module that own code imports.
type Library struct {
	Name   string          `json:"name"`
	Grade  libraries.Grade `json:"grade"`
	Native bool            `json:"native,omitempty"` // its work is done outside the interpreter
	Files  int             `json:"files"`            // that import it
	Share  float64         `json:"share"`            // of the run's time, in own functions that use it
	Note   string          `json:"note"`
}

// libraryGrade is what a library makes of the functions that use it.
func libraryGrade(name string) Grade {
	switch libraries.Of(name).Grade {
	case libraries.Mapped:
		return Portable
	case libraries.Refused:
		return Refused
	}
	return Seam
}

// foreign returns the third-party modules that a function's own code names,
// sorted: their top-level names.
func (a *assessor) foreign(fn *resolve.Func) []string {
	var found []string
	prog := a.project.Program
	fn.Walk(func(n syntax.Node) bool {
		var e syntax.Expr
		switch n := n.(type) {
		case *syntax.Attribute:
			e = n
		case *syntax.Name:
			e = n
		default:
			return true
		}
		top, _, _ := strings.Cut(prog.Dotted(fn.File, e), ".")
		if top != "" && top != "builtins" && prog.Origin(fn.File, top).IsThirdParty() && !slices.Contains(found, top) {
			found = append(found, top)
		}
		return true
	})
	slices.Sort(found)
	return found
}

// libraries lists the third-party imports of own code, hottest first.
func (a *assessor) libraries() []Library {
	found := map[string]*Library{}
	for _, f := range a.project.Program.Files {
		if f.Role != resolve.Own {
			continue
		}
		seen := map[string]bool{}
		for i := range f.Imports {
			im := &f.Imports[i]
			top, _, _ := strings.Cut(im.Target, ".")
			if !im.Origin.IsThirdParty() || im.TypeOnly || seen[top] {
				continue
			}
			seen[top] = true
			if found[top] == nil {
				found[top] = &Library{Name: top, Grade: libraries.Of(top).Grade, Native: im.Origin.IsNative(), Note: libraries.Of(top).Note}
			}
			found[top].Files++
		}
	}
	for _, fn := range a.project.Program.Funcs {
		if !counts(fn) {
			continue
		}
		for _, lib := range a.graded[fn.ID].libs {
			if l := found[lib]; l != nil {
				l.Share += a.self(fn) + a.native(fn)
			}
		}
	}
	list := []Library{}
	for _, l := range found {
		list = append(list, *l)
	}
	slices.SortFunc(list, func(x, y Library) int {
		return cmp.Or(cmp.Compare(y.Share, x.Share), cmp.Compare(y.Files, x.Files), cmp.Compare(x.Name, y.Name))
	})
	return list
}
