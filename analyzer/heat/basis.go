package heat

import (
	"fmt"
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
)

// basis says in a few words why a function is ranked where it is.
func (m *model) basis(fn *resolve.Func) string {
	i := fn.ID
	var parts []string
	switch fr := &m.frames[i]; {
	case fr.depth == 1:
		parts = append(parts, "a loop")
	case fr.depth > 1:
		parts = append(parts, fmt.Sprintf("%d nested loops", fr.depth))
	}
	switch {
	case m.self[i]:
		parts = append(parts, "calls itself")
	case len(m.groups[m.group[i]]) > 1:
		parts = append(parts, "part of a recursion")
	}
	if by := m.incoming[i].hottest; by >= 0 {
		caller := m.prog.Funcs[by]
		name := caller.Name
		if caller.Kind == resolve.ModuleBody {
			name = "the module"
		}
		if m.incoming[i].trips > 1 {
			parts = append(parts, "called in a loop of "+name)
		} else {
			parts = append(parts, "called by "+name)
		}
	}
	switch {
	case m.near[i] == 0:
		parts = append(parts, "entry point")
	case !m.runs[i]:
		parts = append(parts, "not reached from an entry point")
	}
	return strings.Join(parts, ", ")
}

func plural(n int64, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
