package syntax

import (
	"math/big"
	"strings"
	"testing"
)

// dumpOf dumps a module of one expression statement over a text of two lines.
func dumpOf(e Expr) string {
	s := &ExprStmt{Value: e}
	return Dump(&File{Text: "ab\ncde", Body: []Stmt{s}, lines: []Pos{0, 3}})
}

// in02 spans the first line, and in25 runs into the second.
var (
	in02 = exprNode{Span{0, 2}}
	in25 = exprNode{Span{2, 5}}
)

const (
	at02   = "lineno=1, col_offset=0, end_lineno=1, end_col_offset=2"
	at25   = "lineno=1, col_offset=2, end_lineno=2, end_col_offset=2"
	atNone = "lineno=1, col_offset=0, end_lineno=1, end_col_offset=0"
)

// TestDumpExpr holds what CPython's rule for omitting fields makes special;
// whole trees are compared with CPython's in the tests of Parse.
func TestDumpExpr(t *testing.T) {
	name := &Name{exprNode: in02, ID: "é"}
	const nameText = "Name(id='é', ctx=Load(), " + at02 + ")"
	for _, test := range []struct {
		e    Expr
		want string
	}{
		{name, nameText},
		{&Name{exprNode: in25, ID: "x", Ctx: Store}, "Name(id='x', ctx=Store(), " + at25 + ")"},
		{&Constant{exprNode: in02}, "Constant(value=None, " + at02 + ")"},
		{&Constant{exprNode: in02, Kind: ConstStr, U: true}, "Constant(value='', kind='u', " + at02 + ")"},
		{&Constant{exprNode: in02, Kind: ConstEllipsis}, "Constant(value=Ellipsis, " + at02 + ")"},
		{&Constant{exprNode: in02, Kind: ConstInt, Big: new(big.Int).Lsh(big.NewInt(1), 64)}, "Constant(value=18446744073709551616, " + at02 + ")"},
		{&Constant{exprNode: in02, Kind: ConstComplex, Float: 1.5e300}, "Constant(value=1.5e+300j, " + at02 + ")"},
		{&Dict{exprNode: in02}, "Dict(" + at02 + ")"},
		{&Dict{exprNode: in02, Keys: []Expr{nil}, Values: []Expr{name}}, "Dict(keys=[None], values=[" + nameText + "], " + at02 + ")"},
		{&Yield{exprNode: in25}, "Yield(" + at25 + ")"},
		{&Tuple{exprNode: in02, Ctx: Del}, "Tuple(ctx=Del(), " + at02 + ")"},
		{&Compare{exprNode: in02, Left: name, Ops: []Operator{NotIn, Lt}, Comparators: []Expr{name}},
			"Compare(left=" + nameText + ", ops=[NotIn(), Lt()], comparators=[" + nameText + "], " + at02 + ")"},
		{&Lambda{exprNode: in02, Args: &Arguments{KwOnlyArgs: []*Arg{{Arg: "k"}}, KwDefaults: []Expr{nil}}, Body: name},
			"Lambda(args=arguments(kwonlyargs=[arg(arg='k', " + atNone + ")], kw_defaults=[None]), body=" + nameText + ", " + at02 + ")"},
		{&JoinedStr{exprNode: in02, Values: []Expr{&FormattedValue{exprNode: in02, Value: name, Conversion: -1, FormatSpec: &JoinedStr{exprNode: in25}}}},
			"JoinedStr(values=[FormattedValue(value=" + nameText + ", conversion=-1, format_spec=JoinedStr(" + at25 + "), " + at02 + ")], " + at02 + ")"},
		{&JoinedStr{exprNode: in02, IsTemplate: true, Values: []Expr{&Interpolation{exprNode: in02, Value: name, Str: "é ", Conversion: 'r'}}},
			"TemplateStr(values=[Interpolation(value=" + nameText + ", str='é ', conversion=114, " + at02 + ")], " + at02 + ")"},
	} {
		want := "Module(body=[Expr(value=" + test.want + ", " + atNone + ")])"
		if got := dumpOf(test.e); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

func TestDumpStmt(t *testing.T) {
	for _, test := range []struct {
		s    Stmt
		want string
	}{
		{&Pass{}, "Pass(" + atNone + ")"},
		{&Return{}, "Return(" + atNone + ")"},
		{&ImportFrom{Names: []*Alias{{Name: "a", AsName: "b"}}, Level: 1}, "ImportFrom(names=[alias(name='a', asname='b', " + atNone + ")], level=1, " + atNone + ")"},
		{&ImportFrom{Module: "m", Names: []*Alias{{Name: "*"}}}, "ImportFrom(module='m', names=[alias(name='*', " + atNone + ")], level=0, " + atNone + ")"},
		{&Global{Names: []string{"a", "b"}}, "Global(names=['a', 'b'], " + atNone + ")"},
		{&Try{IsStar: true, Body: []Stmt{&Pass{}}, Handlers: []*ExceptHandler{{}}},
			"TryStar(body=[Pass(" + atNone + ")], handlers=[ExceptHandler(" + atNone + ")], " + atNone + ")"},
		{&FunctionDef{Name: "f", Args: &Arguments{}, IsAsync: true, TypeParams: []TypeParam{&TypeVarTuple{Name: "T"}}},
			"AsyncFunctionDef(name='f', args=arguments(), type_params=[TypeVarTuple(name='T', " + atNone + ")], " + atNone + ")"},
		{&Match{Subject: &Name{ID: "x"}, Cases: []*MatchCase{{Pattern: &MatchOr{Patterns: []Pattern{&MatchSingleton{}, &MatchAs{}}}}}},
			"Match(subject=Name(id='x', ctx=Load(), " + atNone + "), cases=[match_case(pattern=MatchOr(patterns=[MatchSingleton(value=None, " + atNone +
				"), MatchAs(" + atNone + ")], " + atNone + "))], " + atNone + ")"},
	} {
		want := "Module(body=[" + test.want + "])"
		if got := Dump(&File{lines: []Pos{0}, Body: []Stmt{test.s}}); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
	if got, want := Dump(&File{lines: []Pos{0}}), "Module()"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestDumpPositions walks back and forth over many lines.
func TestDumpPositions(t *testing.T) {
	const lines = 1000
	f := &File{Text: strings.Repeat("ab\n", lines)}
	for i := range lines {
		f.lines = append(f.lines, Pos(3*i))
	}
	for i, p := range []Pos{0, 2999, 1, 1500, 1497, 2000, 2030, 3, 2998} {
		d := dumper{lines: f.lines, line: i * 100}
		d.seek(p)
		if got, want := d.line+1, f.Line(p); got != want {
			t.Errorf("offset %d is in line %d, found %d", p, want, got)
		}
	}
}

func BenchmarkDump(b *testing.B) {
	f := &File{}
	for i := range 5000 {
		at := exprNode{Span{Pos(20 * i), Pos(20*i + 10)}}
		call := &Call{exprNode: at, Func: &Name{exprNode: at, ID: "print"}, Args: []Expr{
			&Constant{exprNode: at, Kind: ConstStr, Str: "hello, world"},
			&BinOp{exprNode: at, Left: &Name{exprNode: at, ID: "x"}, Op: Add, Right: &Constant{exprNode: at, Kind: ConstInt, Int: 1}},
		}}
		f.Body = append(f.Body, &ExprStmt{stmtNode: stmtNode(at), Value: call})
		f.lines = append(f.lines, Pos(20*i))
	}
	var buf []byte
	b.ReportAllocs()
	for b.Loop() {
		buf = AppendDump(buf[:0], f)
	}
	b.SetBytes(int64(len(buf)))
}
