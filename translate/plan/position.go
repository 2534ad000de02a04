package plan

import (
	"errors"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

func position(f *resolve.File, p syntax.Pos) core.Pos {
	at := f.Tree.Position(p)
	return core.Pos{File: f.Path, Line: at.Line, Col: at.Col + 1}
}

// reason turns an error of this package into a reason of the ledger.
func reason(err error, what string, pos core.Pos) core.Reason {
	r := core.Reason{Code: "unknown-type", Text: what + ": " + err.Error(), Pos: pos}
	var u *Unknown
	if errors.As(err, &u) {
		r.Code = u.Code
	}
	return r
}
