package plan

import (
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/translate/core"
)

// awaitable returns the type of coroutines, or of tasks, that give what a Var holds.
func (p *Plan) awaitable(class string, result solve.Var) (*core.Type, error) {
	t := core.VoidType
	if len(p.Sol.Values(result)) > 0 {
		var err error
		if t, err = p.TypeOf(result); err != nil {
			return nil, err
		}
	}
	kind := core.CoroKind
	if class == "asyncio.Task" {
		kind = core.TaskKind
	}
	return core.Of(kind, t), nil
}
