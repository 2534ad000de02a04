package island

import (
	"cmp"
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// A verdict is what is known of a condition when a program is ported.
type verdict uint8

const (
	unknown verdict = iota
	always
	never
)

func verdictOf(holds bool) verdict {
	if holds {
		return always
	}
	return never
}

// target is the version of Python that ports behave as.
var target = []int{3, 11}

// verdict tells of a condition on Python's version or on the platform, such as
// sys.version_info >= (3, 14), how it comes out: what stands in a branch that never
// runs takes nothing from a port.
func (fr *frame) verdict(e syntax.Expr) verdict {
	switch e := e.(type) {
	case *syntax.UnaryOp:
		if e.Op == syntax.Not {
			return map[verdict]verdict{always: never, never: always}[fr.verdict(e.Operand)]
		}
	case *syntax.BoolOp:
		decided := never // of and: one that is never true decides
		if e.Op == syntax.Or {
			decided = always
		}
		for _, v := range e.Values {
			if fr.verdict(v) == decided {
				return decided
			}
		}
	case *syntax.Name, *syntax.Attribute:
		if from, name := fr.imported_(e); from == "typing" && name == "TYPE_CHECKING" {
			return never
		}
	case *syntax.Compare:
		if len(e.Ops) == 1 {
			return fr.comparison(e.Left, e.Ops[0], e.Comparators[0])
		}
	}
	return unknown
}

// comparison is verdict of one comparison.
func (fr *frame) comparison(left syntax.Expr, op syntax.Operator, right syntax.Expr) verdict {
	if call, ok := left.(*syntax.Call); ok && len(call.Args) == 0 {
		left = call.Func
	}
	from, name := fr.imported_(left)
	if from == "sys" && name == "hexversion" {
		return hexVerdict(op, right)
	}
	if c, ok := right.(*syntax.Constant); ok && c.Kind == syntax.ConstStr {
		have := map[string]string{"sys.platform": "linux", "os.name": "posix", "platform.system": "Linux"}[from+"."+name]
		switch {
		case have == "":
		case op == syntax.Eq:
			return verdictOf(have == c.Str)
		case op == syntax.NotEq:
			return verdictOf(have != c.Str)
		}
		return unknown
	}
	have := fr.versionPart(left)
	want, ok := versionNumbers(right)
	if have == nil || !ok {
		return unknown
	}
	order, exact := compareVersions(have, want)
	switch op {
	case syntax.Lt:
		return knownIf(exact || order != 0, order < 0)
	case syntax.GtE:
		return knownIf(exact || order != 0, order >= 0)
	case syntax.Gt:
		return knownIf(exact || order != 0, order > 0)
	case syntax.LtE:
		return knownIf(exact || order != 0, order <= 0)
	case syntax.Eq:
		return knownIf(exact || order != 0, order == 0)
	case syntax.NotEq:
		return knownIf(exact || order != 0, order != 0)
	}
	return unknown
}

// hexVerdict is the verdict of a comparison of sys.hexversion with a number.
func hexVerdict(op syntax.Operator, right syntax.Expr) verdict {
	c, ok := right.(*syntax.Constant)
	if !ok || c.Kind != syntax.ConstInt {
		return unknown
	}
	least := int64(target[0])<<24 | int64(target[1])<<16
	want := int64(c.Int)
	switch known := want <= least || want > least|0xffff; op {
	case syntax.Lt:
		return knownIf(known, want > least)
	case syntax.GtE:
		return knownIf(known, want <= least)
	}
	return unknown
}

func knownIf(known, holds bool) verdict {
	if !known {
		return unknown
	}
	return verdictOf(holds)
}

// compareVersions orders two versions by what both tell; exact that this is all that
// Python compares.
func compareVersions(have, want []int) (order int, exact bool) {
	for i := range min(len(have), len(want)) {
		if have[i] != want[i] {
			return cmp.Compare(have[i], want[i]), true
		}
	}
	if len(want) <= len(have) { // sys.version_info goes on with more numbers
		return len(have) - len(want), true
	}
	return 0, false
}

// versionPart returns what an expression gives of Python's version: sys.version_info,
// [:2] or [0] of it, major or minor. The whole has a third number that is above 0.
func (fr *frame) versionPart(e syntax.Expr) []int {
	if from, name := fr.imported_(e); from == "sys" && name == "version_info" {
		return append(append([]int{}, target...), 1)
	}
	switch e := e.(type) {
	case *syntax.Subscript:
		whole := fr.versionPart(e.Value)
		if whole == nil {
			return nil
		}
		switch i := e.Slice.(type) {
		case *syntax.Constant:
			if i.Kind == syntax.ConstInt && (i.Int == 0 || i.Int == 1) {
				return target[i.Int : i.Int+1]
			}
		case *syntax.Slice:
			if n, ok := i.Upper.(*syntax.Constant); ok && i.Lower == nil && i.Step == nil && n.Kind == syntax.ConstInt && (n.Int == 1 || n.Int == 2) {
				return target[:n.Int]
			}
		}
	case *syntax.Attribute:
		if fr.versionPart(e.Value) != nil {
			switch e.Attr {
			case "major":
				return target[:1]
			case "minor":
				return target[1:2]
			}
		}
	}
	return nil
}

// versionNumbers returns the numbers of a literal tuple of ints, or of one int.
func versionNumbers(e syntax.Expr) ([]int, bool) {
	list := []syntax.Expr{e}
	if t, ok := e.(*syntax.Tuple); ok {
		list = t.Elts
	}
	var out []int
	for _, e := range list {
		c, ok := e.(*syntax.Constant)
		if !ok || c.Kind != syntax.ConstInt {
			return nil, false
		}
		out = append(out, int(c.Int))
	}
	return out, true
}

// imported_ returns the module and the name that an expression reads: x.name of an
// imported module, or a name imported from one.
func (fr *frame) imported_(e syntax.Expr) (module, name string) {
	base, attr := e, ""
	if a, ok := e.(*syntax.Attribute); ok {
		base, attr = a.Value, a.Attr
	}
	n, ok := base.(*syntax.Name)
	if !ok {
		return "", ""
	}
	id := fr.f.SymbolID(n)
	if id == resolve.NoSymbol || !fr.isModule(id) {
		return "", ""
	}
	bindings := fr.f.BindingsOf(&fr.f.Symbols[id])
	if len(bindings) != 1 || bindings[0].Kind != resolve.BindImport {
		return "", ""
	}
	imp := fr.f.Imports[bindings[0].Import]
	switch {
	case attr == "" && imp.Name != "":
		return imp.Module, imp.Name
	case attr != "" && imp.Name == "" && !strings.Contains(imp.Module, "."):
		return imp.Module, attr
	}
	return "", ""
}
