package skeleton

import (
	"sort"
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// comments are a file's comments by the statements that they belong to.
type comments struct {
	tree   *syntax.File
	lead   string // at the top of the file
	tail   string // behind the last statement
	before map[syntax.Node]string
	beside map[int]string // by line
}

// commentsOf sorts out the comments that stand between the statements of a
// file and of its classes. Those inside functions are part of their text.
func commentsOf(f *resolve.File) *comments {
	c := &comments{tree: f.Tree, before: map[syntax.Node]string{}, beside: map[int]string{}}
	for _, x := range f.Tree.Comments {
		if !x.Own {
			c.beside[f.Tree.Line(x.Start)] = clean(x.Text)
		}
	}
	end := c.statements(f.Tree.Body, 0, true)
	c.tail = c.between(end, syntax.Pos(len(f.Tree.Text)))
	return c
}

// statements gives each statement of a body the comments in front of it, and
// returns where the last one ends. Imports pass theirs on.
func (c *comments) statements(body []syntax.Stmt, from syntax.Pos, top bool) syntax.Pos {
	pending := ""
	for i, s := range body {
		text := c.between(from, c.start(s))
		if top && i == 0 && (isPlain(s) || !c.touches(s)) {
			c.lead, text = text, ""
		}
		pending = strings.Trim(pending+"\n\n"+text, "\n")
		if _, isDoc := s.(*syntax.ExprStmt); !isDoc && !isPlain(s) {
			c.before[s] = pending
			pending = ""
		}
		from = s.EndPos()
		switch s := s.(type) {
		case *syntax.ClassDef:
			c.statements(s.Body, s.NamePos, false)
		case *syntax.FunctionDef:
			from = c.end(s)
		}
	}
	if pending != "" && len(body) > 0 {
		c.tail = pending
	}
	return from
}

// isPlain tells whether a statement has no Go form that a comment could stand by.
func isPlain(s syntax.Stmt) bool {
	switch s := s.(type) {
	case *syntax.Import, *syntax.ImportFrom:
		return true
	case *syntax.ExprStmt:
		_, ok := s.Value.(*syntax.Constant)
		return ok
	}
	return false
}

// start is where a statement begins, decorators included.
func (c *comments) start(s syntax.Stmt) syntax.Pos {
	var first []syntax.Expr
	switch s := s.(type) {
	case *syntax.FunctionDef:
		first = s.DecoratorList
	case *syntax.ClassDef:
		first = s.DecoratorList
	}
	if len(first) == 0 {
		return s.Pos()
	}
	if i := strings.LastIndexByte(c.tree.Text[:first[0].Pos()], '@'); i >= 0 {
		return syntax.Pos(i)
	}
	return first[0].Pos()
}

// end is where a def ends, with the comments behind its last statement that are
// indented like its body.
func (c *comments) end(def *syntax.FunctionDef) syntax.Pos {
	end := def.EndPos()
	col := c.tree.Position(def.Pos()).Col
	for i := c.index(end); i < len(c.tree.Comments); i++ {
		x := c.tree.Comments[i]
		if strings.TrimSpace(c.tree.Text[end:x.Start]) != "" || c.tree.Position(x.Start).Col <= col {
			break
		}
		end = x.End
	}
	return end
}

// index finds the first comment at or behind an offset.
func (c *comments) index(from syntax.Pos) int {
	return sort.Search(len(c.tree.Comments), func(i int) bool { return c.tree.Comments[i].Start >= from })
}

// between returns the comment lines between two offsets; an empty line parts
// those that do not stand together.
func (c *comments) between(from, to syntax.Pos) string {
	var lines []string
	last := 0
	for i := c.index(from); i < len(c.tree.Comments) && c.tree.Comments[i].Start < to; i++ {
		x := c.tree.Comments[i]
		line := c.tree.Line(x.Start)
		if !x.Own || isMagic(x.Text, line) {
			continue
		}
		if last != 0 && line > last+1 {
			lines = append(lines, "")
		}
		lines = append(lines, clean(x.Text))
		last = line
	}
	return strings.Join(lines, "\n")
}

// isMagic tells whether a comment is for the system or the interpreter.
func isMagic(text string, line int) bool {
	return line == 1 && strings.HasPrefix(text, "#!") || line <= 2 && strings.Contains(text, "coding") && strings.ContainsAny(text, ":=")
}

// touches tells whether a comment stands right above a statement.
func (c *comments) touches(s syntax.Stmt) bool {
	start := c.start(s)
	i := c.index(start) - 1
	return i >= 0 && c.tree.Line(c.tree.Comments[i].Start) == c.tree.Line(start)-1
}

// above returns the comment in front of a statement.
func (c *comments) above(s syntax.Node) string { return c.before[s] }

// besideAt returns the comment that ends the line of an offset.
func (c *comments) besideAt(p syntax.Pos) string { return c.beside[c.tree.Line(p)] }

// clean takes the mark off a comment.
func clean(text string) string { return strings.TrimSpace(strings.TrimLeft(text, "#")) }

// source is the text of a def as it stands, without its docstring, which is
// documentation already, and without the indentation that it has as a whole.
func (c *comments) source(def *syntax.FunctionDef) string {
	start, end := c.start(def), c.end(def)
	text := c.tree.Text[start:end]
	if d := syntax.Docstring(def.Body); d != nil && len(def.Body) > 1 {
		from, to := int(d.Pos()-start), int(d.EndPos()-start)
		if i := strings.LastIndexByte(text[:from], '\n'); i >= 0 && strings.TrimSpace(text[i:from]) == "" {
			from = i
		}
		if rest := text[to:]; !strings.HasPrefix(strings.TrimLeft(rest, " \t"), ";") {
			text = text[:from] + rest
		}
	}
	return dedent(text, c.tree.Position(start).Col)
}

// dedent takes up to n columns of indentation off all lines but the first.
func dedent(text string, n int) string {
	lines := strings.Split(text, "\n")
	for i := 1; i < len(lines); i++ {
		k := 0
		for k < n && k < len(lines[i]) && (lines[i][k] == ' ' || lines[i][k] == '\t') {
			k++
		}
		lines[i] = strings.TrimRight(lines[i][k:], " \t")
	}
	return strings.Join(lines, "\n")
}
