package main

import "strings"

// An expr is a piece of Python with holes: parts stand around its kids.
type expr struct {
	t     *typ // nil for the text of a statement's line
	parts []string
	kids  []*expr
	need  []int // how tightly each kid must bind, or it gets parentheses
	prec  int   // how tightly it binds itself
	size  int   // bound of an int's bits or of a container's length, estimated
}

// How tightly Python's operators bind.
const (
	precAny     = 0
	precTernary = 2
	precOr      = 3
	precAnd     = 4
	precNot     = 5
	precCompare = 6
	precAdd     = 11
	precMul     = 12
	precUnary   = 13
	precPower   = 14
	precPrimary = 15
	precAtom    = 16
)

// form makes an expression from a template, in which "$" and a digit to base 36
// is a hole for the next kid that must bind so tightly.
func form(t *typ, prec int, template string, kids ...*expr) *expr {
	e := &expr{t: t, prec: prec, kids: kids}
	for {
		i := strings.IndexByte(template, '$')
		if i < 0 {
			break
		}
		e.parts = append(e.parts, template[:i])
		e.need = append(e.need, strings.IndexByte("0123456789abcdefg", template[i+1]))
		template = template[i+2:]
	}
	e.parts = append(e.parts, template)
	if len(e.need) != len(kids) {
		panic("random: a template has " + strings.Join(e.parts, "$") + " for another number of kids")
	}
	for _, k := range kids {
		e.size = max(e.size, k.size)
	}
	return e
}

// text makes an expression without holes; a "$" in it is only that.
func text(t *typ, prec int, s string) *expr { return &expr{t: t, parts: []string{s}, prec: prec} }

func (e *expr) sized(n int) *expr {
	e.size = n
	return e
}

func (e *expr) write(b *strings.Builder) {
	b.WriteString(e.parts[0])
	for i, k := range e.kids {
		if k.prec < e.need[i] {
			b.WriteByte('(')
			k.write(b)
			b.WriteByte(')')
		} else {
			k.write(b)
		}
		b.WriteString(e.parts[i+1])
	}
}

func (e *expr) String() string {
	var b strings.Builder
	e.write(&b)
	return b.String()
}

// A stmt is a statement: one clause for a plain line or a loop, several for if
// and try.
type stmt struct{ clauses []*clause }

// A clause is a line, and the block below it if it opens one.
type clause struct {
	head  *expr
	opens bool
	body  []*stmt
}

// line makes a statement of one line from a template.
func line(template string, kids ...*expr) *stmt {
	return &stmt{[]*clause{{head: form(nil, precAny, template, kids...)}}}
}

// block makes a statement with a body.
func block(body []*stmt, template string, kids ...*expr) *stmt {
	return (&stmt{}).and(body, template, kids...)
}

// and adds a clause to a statement.
func (s *stmt) and(body []*stmt, template string, kids ...*expr) *stmt {
	s.clauses = append(s.clauses, &clause{form(nil, precAny, template, kids...), true, body})
	return s
}

func writeBlock(b *strings.Builder, body []*stmt, indent string) {
	for _, s := range body {
		for _, c := range s.clauses {
			b.WriteString(indent)
			c.head.write(b)
			b.WriteByte('\n')
			if !c.opens {
				continue
			}
			if len(c.body) == 0 {
				b.WriteString(indent + "    pass\n")
			}
			writeBlock(b, c.body, indent+"    ")
		}
	}
}

// source returns the Python text of a program.
func source(body []*stmt) []byte {
	var b strings.Builder
	writeBlock(&b, body, "")
	return []byte(b.String())
}
