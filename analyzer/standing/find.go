package standing

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/molt-go/molt/analyzer/config"
)

// maxNamed bounds how many functions an error lists.
const maxNamed = 10

// Find returns the function that an identifier means: its dotted name, the end of
// it where no other ends so, its Go symbol, or a place in Python or Go as
// file:line. A name that is defined several times takes a number: "mod.f#2".
func (p *Port) Find(id string) (*Function, error) {
	name, want := func(f *Function) string { return f.Python }, id
	if strings.Contains(id, "#") {
		name, want = func(f *Function) string { return f.Name }, strings.TrimSuffix(id, "#1")
	}
	for _, match := range []func(*Function) bool{
		func(f *Function) bool { return name(f) == want },
		func(f *Function) bool { return f.Go == id },
		func(f *Function) bool { return strings.HasSuffix(name(f), "."+want) },
	} {
		switch found := p.matches(match); len(found) {
		case 0:
		case 1:
			return found[0], nil
		default:
			return nil, fmt.Errorf("%q means %d functions: %s", id, len(found), describe(found))
		}
	}
	if file, line, ok := place(id); ok {
		return p.at(file, line)
	}
	return nil, fmt.Errorf("the port has no function %q%s", id, p.hint(id))
}

func (p *Port) matches(match func(*Function) bool) []*Function {
	var found []*Function
	for i := range p.Functions {
		if match(&p.Functions[i]) {
			found = append(found, &p.Functions[i])
		}
	}
	return found
}

func place(id string) (file string, line int, ok bool) {
	file, number, ok := strings.Cut(id, ":")
	if !ok {
		return "", 0, false
	}
	line, err := strconv.Atoi(number)
	return file, line, err == nil && line > 0
}

// at returns the innermost function of a place; a module's body where there is no
// function.
func (p *Port) at(file string, line int) (*Function, error) {
	inPython := p.matches(func(f *Function) bool { return f.File == file && f.Line <= line && line <= f.EndLine })
	inGo := p.matches(func(f *Function) bool {
		return f.Now.File == file && f.Now.Line <= line && line <= f.Now.EndLine && f.Go != ""
	})
	var best *Function
	for _, f := range append(inPython, inGo...) {
		if best == nil || f.EndLine-f.Line < best.EndLine-best.Line {
			best = f
		}
	}
	if best == nil {
		return nil, fmt.Errorf("no function of the port stands at %s:%d", file, line)
	}
	return best, nil
}

func describe(found []*Function) string {
	var list []string
	for i, f := range found {
		if i == maxNamed {
			list = append(list, fmt.Sprintf("and %d more", len(found)-i))
			break
		}
		name := f.Name
		if !strings.Contains(name, "#") && slices.ContainsFunc(found, func(g *Function) bool { return g != f && g.Python == f.Python }) {
			name += "#1"
		}
		list = append(list, fmt.Sprintf("%s (%s:%d)", name, f.File, f.Line))
	}
	return strings.Join(list, ", ")
}

// hint names what is near to an identifier that nothing has: as a whole name, or
// as the last parts of one.
func (p *Port) hint(id string) string {
	var known []string
	parts := strings.Count(id, ".") + 1
	for _, f := range p.Functions {
		words := strings.Split(f.Name, ".")
		known = append(known, f.Name, strings.Join(words[max(0, len(words)-parts):], "."))
	}
	slices.Sort(known)
	if hint := config.DidYouMean(id, slices.Compact(known)); hint != "" {
		return hint
	}
	return "; 'molt review list' lists them"
}
