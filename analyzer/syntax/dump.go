package syntax

// This file writes the text of CPython 3.13's
// ast.dump(ast.parse(source), include_attributes=True): one line, empty lists
// and absent optional fields left out. Nodes that 3.13 does not know are
// written as 3.14 does.

import "strconv"

// Dump returns the file's tree as CPython's ast.dump prints it, positions included.
func Dump(f *File) string { return string(AppendDump(nil, f)) }

// AppendDump appends the file's tree as CPython's ast.dump prints it, positions included.
func AppendDump(dst []byte, f *File) []byte {
	d := dumper{buf: dst, lines: f.lines}
	d.open("Module")
	dumpList(&d, "body", f.Body, d.stmt)
	return append(d.buf, ')')
}

// A dumper appends to buf. Its line is the index in lines of the last position
// written: the next is mostly near.
type dumper struct {
	buf   []byte
	lines []Pos
	line  int
	// isBare leaves out positions, and isShallow what a def does not evaluate, and
	// the bodies of classes other than root.
	isBare, isShallow bool
	root              Stmt
}

func (d *dumper) open(class string) {
	d.buf = append(append(d.buf, class...), '(')
}

// key starts a field.
func (d *dumper) key(name string) {
	if d.buf[len(d.buf)-1] != '(' {
		d.buf = append(d.buf, ", "...)
	}
	d.buf = append(append(d.buf, name...), '=')
}

// close writes the four positions and ends a node.
func (d *dumper) close(n Node) {
	if d.isBare {
		d.closeBare()
		return
	}
	d.position("lineno", "col_offset", n.Pos())
	d.position("end_lineno", "end_col_offset", n.EndPos())
	d.buf = append(d.buf, ')')
}

// closeBare ends a node that has no positions.
func (d *dumper) closeBare() { d.buf = append(d.buf, ')') }

func (d *dumper) position(line, col string, p Pos) {
	d.seek(p)
	d.int(line, d.line+1)
	d.int(col, int(p-d.lines[d.line]))
}

// seek moves line to that of p: by steps when it is near, otherwise by halving.
func (d *dumper) seek(p Pos) {
	const near = 8
	for range near {
		switch {
		case d.lines[d.line] > p:
			d.line--
		case d.line+1 < len(d.lines) && d.lines[d.line+1] <= p:
			d.line++
		default:
			return
		}
	}
	lo, hi := 0, len(d.lines)
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; d.lines[mid] <= p {
			lo = mid
		} else {
			hi = mid
		}
	}
	d.line = lo
}

func (d *dumper) int(name string, v int) {
	d.key(name)
	d.buf = strconv.AppendInt(d.buf, int64(v), 10)
}

func (d *dumper) bool(name string, v bool) {
	if v {
		d.int(name, 1)
	} else {
		d.int(name, 0)
	}
}

func (d *dumper) str(name, v string) {
	d.key(name)
	d.buf = AppendReprStr(d.buf, v)
}

// optStr writes an identifier that is absent when empty.
func (d *dumper) optStr(name, v string) {
	if v != "" {
		d.str(name, v)
	}
}

func (d *dumper) names(name string, list []string) {
	dumpList(d, name, list, func(s string) { d.buf = AppendReprStr(d.buf, s) })
}

func (d *dumper) ctx(c Ctx) {
	d.key("ctx")
	d.buf = append(d.buf, ctxNames[c]...)
}

func (d *dumper) op(o Operator) {
	d.key("op")
	d.operator(o)
}

func (d *dumper) operator(o Operator) {
	d.buf = append(append(d.buf, operatorNames[o]...), "()"...)
}

// field writes an expression, if there is one.
func (d *dumper) field(name string, e Expr) {
	if e != nil {
		d.key(name)
		d.expr(e)
	}
}

func (d *dumper) exprs(name string, list []Expr) { dumpList(d, name, list, d.exprOrNone) }

// exprOrNone writes an element of a list in which None stands for an absent expression.
func (d *dumper) exprOrNone(e Expr) {
	if e == nil {
		d.buf = append(d.buf, "None"...)
		return
	}
	d.expr(e)
}

func (d *dumper) body(name string, list []Stmt) { dumpList(d, name, list, d.stmt) }

// dumpList writes a list field, if it is not empty.
func dumpList[T any](d *dumper, name string, list []T, element func(T)) {
	if len(list) == 0 {
		return
	}
	d.key(name)
	d.buf = append(d.buf, '[')
	for i, e := range list {
		if i > 0 {
			d.buf = append(d.buf, ", "...)
		}
		element(e)
	}
	d.buf = append(d.buf, ']')
}

// className picks between the two names that CPython has for a node with a flag.
func className(flag bool, with, without string) string {
	if flag {
		return with
	}
	return without
}

var ctxNames = [...]string{Load: "Load()", Store: "Store()", Del: "Del()"}

var operatorNames = [...]string{
	Add: "Add", Sub: "Sub", Mult: "Mult", MatMult: "MatMult", Div: "Div", Mod: "Mod", Pow: "Pow",
	LShift: "LShift", RShift: "RShift", BitOr: "BitOr", BitXor: "BitXor", BitAnd: "BitAnd", FloorDiv: "FloorDiv",
	Invert: "Invert", Not: "Not", UAdd: "UAdd", USub: "USub", And: "And", Or: "Or",
	Eq: "Eq", NotEq: "NotEq", Lt: "Lt", LtE: "LtE", Gt: "Gt", GtE: "GtE",
	Is: "Is", IsNot: "IsNot", In: "In", NotIn: "NotIn",
}
