package mix

import (
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/stubs"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
)

// This file keeps exception classes dynamic whose objects dynamic code may look at:
// it gets a typed exception as one with the class's name, message and arguments, and
// without the attributes and methods that the class adds.

// looks are names of the standard library by which code gets an exception that it
// has not named in a handler.
var looks = map[string]bool{
	"exc_info": true, "exception": true, "excepthook": true, "last_value": true, "gather": true, "add_done_callback": true,
	"__cause__": true, "__context__": true, "exceptions": true,
}

const anyException = "BaseException"

// catches notes the builtin exception classes whose objects a node gets hold of.
func (u *unit) catches(prog *resolve.Program, n syntax.Node) {
	switch n := n.(type) {
	case *syntax.ExceptHandler:
		if n.Name != "" {
			u.caught = append(u.caught, caughtClasses(prog, u.file, n.Type)...)
		}
	case *syntax.FunctionDef:
		if n.Name == "__exit__" {
			u.caught = append(u.caught, anyException)
		}
	case *syntax.Name:
		if looks[n.ID] {
			u.caught = append(u.caught, anyException)
		}
	case *syntax.Attribute:
		if looks[n.Attr] {
			u.caught = append(u.caught, anyException)
		}
	}
}

// caughtClasses returns the builtin classes that an except clause names. Classes of
// the program are in no need of it: naming them is using them.
func caughtClasses(prog *resolve.Program, f *resolve.File, e syntax.Expr) []string {
	if t, ok := e.(*syntax.Tuple); ok {
		var list []string
		for _, e := range t.Elts {
			list = append(list, caughtClasses(prog, f, e)...)
		}
		return list
	}
	if e == nil {
		return []string{anyException}
	}
	d := prog.Lookup(f, e)
	switch {
	case d.Class != nil:
		return nil
	case strings.HasPrefix(d.Name, "builtins."):
		if c := stubs.FindClass(strings.TrimPrefix(d.Name, "builtins.")); c != nil {
			return []string{c.Qual()} // IOError is OSError
		}
	}
	return []string{anyException}
}

// catch demotes the exception classes whose objects a dynamic unit catches, and
// tells whether there are any.
func (m *Mix) catch(u *unit) bool {
	changed := false
	for _, name := range u.caught {
		for _, k := range m.Parts.Plan.Prog.Classes {
			to := m.units[k]
			if to == nil || !to.typed || !m.Parts.Plan.Class(k).IsException() || isPlain(k) || !derives(k, name) {
				continue
			}
			m.demote(to, core.Reason{Code: "dynamic-object", Text: "dynamic code catches its objects as " + name, Pos: u.pos})
			changed = true
		}
	}
	return changed
}

// isPlain tells whether a class and the own classes that it derives from add nothing
// to an exception.
func isPlain(k *resolve.Class) bool {
	for _, c := range k.MRO {
		for _, s := range c.Def.Body {
			switch s := s.(type) {
			case *syntax.Pass:
			case *syntax.ExprStmt:
				if _, ok := s.Value.(*syntax.Constant); !ok {
					return false
				}
			default:
				return false
			}
		}
	}
	return true
}

// derives tells whether a class of the program derives from a builtin one.
func derives(k *resolve.Class, name string) bool {
	for _, c := range k.MRO {
		for _, b := range c.Bases {
			if b.Class == nil && stubDerives(strings.TrimPrefix(b.Name, "builtins."), name) {
				return true
			}
		}
	}
	return false
}

func stubDerives(class, name string) bool {
	if class == name {
		return true
	}
	c := stubs.FindClass(class)
	if c == nil {
		return true // who knows
	}
	for _, b := range c.Bases {
		if stubDerives(b.Name, name) {
			return true
		}
	}
	return false
}
