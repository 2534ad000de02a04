package main

import (
	"embed"
	"regexp"
	"slices"
	"strings"
)

// A recipe is a piece of Python with a function of its own, try0, to be called. Names that end in
// 0 get another number in each program; INT, STR and others of holeTypes stand for a value.
type recipe struct {
	name    string
	imports []string
	lines   []string
}

//go:embed recipes/*.py
var recipeFiles embed.FS

var (
	ownNames  = regexp.MustCompile(`\b([A-Za-z_]+)0\b`)
	holeNames = regexp.MustCompile(`\b(INTS?|STRS?|FLOATS?|BOOL|BYTES|NAT|CHAR|WORDS|PAIRS)\b`)
)

// recipes are the sections of the files, each begun by a line "# == name".
var recipes = func() []recipe {
	files, err := recipeFiles.ReadDir("recipes")
	if err != nil {
		panic(err)
	}
	var list []recipe
	for _, f := range files {
		data, err := recipeFiles.ReadFile("recipes/" + f.Name())
		if err != nil {
			panic(err)
		}
		for section := range strings.SplitSeq(string(data), "\n# == ") {
			list = append(list, parseRecipe(strings.TrimPrefix(section, "# == ")))
		}
	}
	return list
}()

func parseRecipe(section string) recipe {
	name, text, _ := strings.Cut(section, "\n")
	r := recipe{name: name}
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		switch {
		case strings.TrimSpace(line) == "":
		case strings.HasPrefix(line, "import ") || strings.HasPrefix(line, "from "):
			r.imports = append(r.imports, line)
		default:
			r.lines = append(r.lines, line)
		}
	}
	return r
}

// drillRecipe fills a recipe in.
func (g *gen) drillRecipe(r recipe) []*stmt {
	for _, line := range r.imports {
		g.need(line)
	}
	n := 1
	for g.taken["recipe "+r.name+strings.Repeat("'", n)] {
		n++
	}
	g.taken["recipe "+r.name+strings.Repeat("'", n)] = true
	g.recipes++
	rest := r.lines
	body := g.parsed(&rest, 0, g.recipes)
	name := numbered("try0", g.recipes)
	call := block([]*stmt{line(name + "()")}, "try:").and([]*stmt{line("print('" + r.name + "', repr(e))")}, "except Exception as e:")
	return append(body, call)
}

// parsed makes statements of the lines that are indented so far, and takes them away.
func (g *gen) parsed(lines *[]string, indent, n int) []*stmt {
	var list []*stmt
	for len(*lines) > 0 {
		text := strings.TrimLeft((*lines)[0], " ")
		if len((*lines)[0])-len(text) < indent {
			break
		}
		*lines = (*lines)[1:]
		c := &clause{head: g.filled(numbered(text, n))}
		if len(*lines) > 0 {
			next := (*lines)[0]
			if deeper := len(next) - len(strings.TrimLeft(next, " ")); deeper > indent {
				c.opens = true
				c.body = g.parsed(lines, deeper, n)
			}
		}
		if first, _, _ := strings.Cut(strings.TrimSuffix(text, ":"), " "); len(list) > 0 && slices.Contains([]string{"else", "elif", "except", "finally"}, first) || len(list) > 0 && list[len(list)-1].decorator() {
			last := list[len(list)-1]
			last.clauses = append(last.clauses, c)
			continue
		}
		list = append(list, &stmt{[]*clause{c}})
	}
	return list
}

// decorator tells whether a statement so far is only decorators, which what follows belongs to.
func (s *stmt) decorator() bool {
	last := s.clauses[len(s.clauses)-1]
	return !last.opens && strings.HasPrefix(last.head.parts[0], "@")
}

// filled makes a line with values in its holes.
func (g *gen) filled(line string) *expr {
	e := &expr{prec: precAny}
	at := 0
	for _, m := range holeNames.FindAllStringIndex(line, -1) {
		e.parts = append(e.parts, line[at:m[0]])
		e.kids = append(e.kids, g.hole(line[m[0]:m[1]]))
		e.need = append(e.need, precPrimary)
		at = m[1]
	}
	e.parts = append(e.parts, line[at:])
	return e
}
