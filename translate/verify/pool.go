package verify

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/evidence/recording"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/translate/verify/inputs"
)

// A pool holds instances of the program's classes that arguments are made of. CPython
// made them by their constructors, so that they are as the program would have them.
type pool struct {
	byClass map[*resolve.Class][]*recording.Value
	classes map[string]*resolve.Class // by "module:name"
	// made tells by what expression an instance was made, by its literal.
	made map[string]string
}

func (p *pool) objects(c *resolve.Class) []*recording.Value {
	if p == nil {
		return nil
	}
	return p.byClass[c]
}

// constructions is how many instances of a class are tried in a round.
const constructions = 10

// fillPool makes instances of the classes that the functions take, those that hold
// others after the others.
func (c *calls) fillPool(ctx context.Context, list []*function) (*pool, error) {
	p := &pool{byClass: map[*resolve.Class][]*recording.Value{}, classes: map[string]*resolve.Class{}, made: map[string]string{}}
	c.pool = p
	need := map[*resolve.Class]bool{}
	for _, f := range list {
		for _, s := range inputs.Params(c.sol, f.def) {
			c.need(s, need)
		}
	}
	order := slices.SortedFunc(maps.Keys(need), func(a, b *resolve.Class) int { return strings.Compare(a.Qual, b.Qual) })
	for range 3 {
		var all []call
		var of []*resolve.Class
		for _, class := range order {
			if len(p.byClass[class]) < constructions {
				made := c.construct(class)
				all = append(all, made...)
				for range made {
					of = append(of, class)
				}
			}
		}
		if len(all) == 0 {
			break
		}
		answers, err := c.python.ask(ctx, all)
		if err != nil {
			return nil, err
		}
		for i, a := range answers {
			if a != nil && a.Unfit == "" && a.Ended == "" && a.Raised == nil && len(a.values) == 1 && a.values[0].Kind == recording.Object && a.values[0].Fit() {
				p.add(of[i], a.values[0])
				p.made[literal(a.values[0])] = p.expression(all[i])
			}
		}
	}
	return p, nil
}

// need adds the classes of a shape, and those that their constructors take.
func (c *calls) need(s *inputs.Shape, all map[*resolve.Class]bool) {
	s.Classes(func(class *resolve.Class) {
		if all[class] {
			return
		}
		all[class] = true
		c.pool.classes[inputs.TypeName(class.Qual, class.Module.Name)] = class
		_, shapes, _ := inputs.Constructor(c.sol, class)
		for _, inner := range shapes {
			c.need(inner, all)
		}
	})
}

// construct returns calls of a class's constructor.
func (c *calls) construct(class *resolve.Class) []call {
	names, shapes, ok := inputs.Constructor(c.sol, class)
	if !ok || class.Module == nil {
		return nil
	}
	module := class.Module.Name
	f := &function{module: module, path: class.Qual[min(len(module)+1, len(class.Qual)):], names: names}
	m := c.maker(class.Qual)
	if init := class.FindMethod("__init__"); init != nil {
		m.Constants = inputs.Constants(init)
		if c.proj.Effects.Of(init).Effects&outside != 0 && !c.opt.GenerateAll {
			return nil
		}
	}
	var list []call
	for range constructions {
		args := m.Args(shapes)
		if args == nil && len(shapes) > 0 {
			continue
		}
		list = append(list, call{fn: f, values: args, construct: true})
		if len(shapes) == 0 {
			break
		}
	}
	return list
}

// maxNodes bounds the instances that are kept: large ones make large inputs.
const maxNodes = 300

func (p *pool) add(class *resolve.Class, v *recording.Value) {
	n := 0
	v.Walk(func(*recording.Value) { n++ })
	if len(p.byClass[class]) < maxPool && n <= maxNodes {
		p.byClass[class] = append(p.byClass[class], v)
	}
}

// learn keeps what became of an object that a method was called on.
func (p *pool) learn(f *function, a *answer) {
	if p == nil || f.def.Class == nil || len(a.values) == 0 || a.values[0].Kind != recording.Object || !a.values[0].Fit() {
		return
	}
	if class := p.classes[a.values[0].Type]; class != nil && !slices.ContainsFunc(p.byClass[class], func(v *recording.Value) bool { return literal(v) == literal(a.values[0]) }) {
		p.add(class, inputs.Copy(a.values[0]))
	}
}

// expression writes a call as a Python expression.
func (p *pool) expression(c call) string {
	names := c.fn.params()
	var parts []string
	print := printer{open: map[*recording.Value]bool{}, made: p.madeOf()}
	for i, v := range c.values {
		text := print.text(v)
		switch names.By[i] {
		case "keyword":
			text = names.Names[i] + "=" + text
		case "args":
			if len(v.Items) == 0 {
				continue
			}
			text = "*" + text
		case "kwargs":
			if len(v.Items) == 0 {
				continue
			}
			text = "**" + text
		}
		parts = append(parts, text)
	}
	name := c.fn.module + "." + c.fn.path
	if c.fn.bound {
		parts = parts[1:]
	}
	switch c.fn.kind {
	case "getter":
		name += ".fget"
	case "setter":
		name += ".fset"
	case "deleter":
		name += ".fdel"
	}
	return name + "(" + strings.Join(parts, ", ") + ")"
}

func (p *pool) madeOf() map[string]string {
	if p == nil {
		return nil
	}
	return p.made
}

// explain looks for constructor calls that make the objects among some values, for
// those who read them.
func (c *calls) explain(ctx context.Context, values []*recording.Value) {
	if c.pool == nil || c.sol == nil {
		return
	}
	var all []call
	var want []string
	for _, v := range values {
		v.Walk(func(x *recording.Value) {
			class := c.pool.classes[x.Type]
			if x.Kind != recording.Object || class == nil || c.pool.made[literal(x)] != "" {
				return
			}
			names, _, _ := inputs.Constructor(c.sol, class)
			if args, ok := fieldsNamed(x, names); ok {
				module := class.Module.Name
				f := &function{module: module, path: class.Qual[min(len(module)+1, len(class.Qual)):], names: names}
				all, want = append(all, call{fn: f, values: args, construct: true}), append(want, literal(x))
			}
		})
	}
	if len(all) == 0 {
		return
	}
	answers, err := c.python.ask(ctx, all)
	if err != nil {
		return
	}
	for i := len(all) - 1; i >= 0; i-- { // inner objects first, which outer ones name
		if a := answers[i]; a != nil && len(a.values) == 1 && literal(a.values[0]) == want[i] {
			c.pool.made[want[i]] = c.pool.expression(all[i])
		}
	}
}

// fieldsNamed returns the fields of an object that have some names.
func fieldsNamed(v *recording.Value, names []string) ([]*recording.Value, bool) {
	var out []*recording.Value
	for _, name := range names {
		i := slices.IndexFunc(v.Fields, func(f recording.Field) bool { return strings.TrimLeft(f.Name, "_") == strings.TrimLeft(name, "_") })
		if i < 0 {
			return nil, false
		}
		out = append(out, v.Fields[i].Value)
	}
	return out, true
}
