package lower

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/translate/core"
)

// abstractMethods declares the methods that a class leaves to those below it: an object
// of the class itself has none, which is an AttributeError.
func (l *lowerer) abstractMethods(c *resolve.Class, k *core.Class) {
	for _, name := range l.plan.Abstract(c) {
		var like *core.Func
		for _, base := range c.MRO {
			if m := l.plan.Implementation(base, name); m != nil {
				like = l.funcs[m]
				break
			}
		}
		if like == nil || like.Yields != nil || like.Status == core.Stub && like.Result.Kind == core.ValueKind {
			continue
		}
		fn := &core.Func{Name: name, Qual: c.Qual + "." + name, Result: like.Result, Pos: k.Pos,
			Recv: &core.Var{Name: "self", Type: core.ObjectOf(k), Kind: core.ParamVar}}
		for _, p := range like.Params {
			v := *p.Var
			fn.Params = append(fn.Params, &core.Param{Var: &v, Variadic: p.Variadic})
		}
		lacking := "'" + c.Name + "' object has no attribute '" + name + "'"
		fn.Body = []core.Stmt{&core.Raise{X: function(core.ErrorType, "NewAttributeError", strLit(lacking))}}
		k.Methods = append(k.Methods, fn)
	}
}
