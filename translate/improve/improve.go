// Package improve makes a core program simpler without changing what it does: it
// clears the checks that it proves needless and declares variables where they are first
// used.
package improve

import "github.com/molt-go/molt/translate/core"

// Program improves all functions of a program in place.
func Program(p *core.Program) {
	needless := map[any]core.Check{}
	for fn := range p.Funcs() {
		if fn.Status == core.Stub {
			continue
		}
		declareLate(fn.Body)
		findNeedless(fn, needless)
	}
	dropChecks(needless)
}
