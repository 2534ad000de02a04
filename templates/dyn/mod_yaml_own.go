package dyn

import (
	"maps"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// This file lets programs add functions that construct and represent values.

var (
	yamlScalarNode   = NewType("yaml.nodes", "ScalarNode")
	yamlSequenceNode = NewType("yaml.nodes", "SequenceNode")
	yamlMappingNode  = NewType("yaml.nodes", "MappingNode")
)

// PyClass returns the class of the node.
func (n *yamlNode) PyClass() *Class { return n.class }

// A yamlTable is what a program has added to a loader or dumper: functions by their key,
// a tag or class.
type yamlTable struct {
	exact map[Value]Value
	multi *Dict // by a prefix of tags, or a base class; in order
}

// yamlTables hold what was added to each class of loaders and dumpers.
var yamlTables = map[*Class]*yamlTable{}

// yamlTableOf returns what a class was given: a copy of its base's at the time when it was
// first given something.
func yamlTableOf(c *Class) *yamlTable {
	for _, base := range c.mro {
		if t := yamlTables[base]; t != nil {
			return t
		}
	}
	return &yamlTable{map[Value]Value{}, pyrt.NewDict[Value, Value]()}
}

// yamlRegister adds a function to a class.
func yamlRegister(class, key, fn Value, multi bool) {
	c, ok := class.(*Class)
	if !ok {
		raise(pyrt.AttributeError, "'%s' object has no attribute 'add_constructor'", TypeName(class))
	}
	t := yamlTables[c]
	if t == nil {
		old := yamlTableOf(c)
		t = &yamlTable{maps.Clone(old.exact), old.multi.Copy()}
		yamlTables[c] = t
	}
	if key == nil {
		panic(pyrt.NewGuard("a YAML constructor or representer for None is not carried over"))
	}
	if multi {
		t.multi.Set(key, fn)
	} else {
		t.exact[key] = fn
	}
}

// yamlRegistering adds the functions and methods by which programs add theirs.
func yamlRegistering(m *Module) {
	loaders := func(v Value) []Value {
		if v == nil {
			return []Value{yamlLoaderType, yamlFullLoader, yamlUnsafeLoader}
		}
		return []Value{v}
	}
	for name, multi := range map[string]bool{"add_constructor(tag, constructor, Loader=None)": false, "add_multi_constructor(tag_prefix, multi_constructor, Loader=None)": true} {
		m.Def(name, func(a []Value) Value {
			for _, c := range loaders(a[2]) {
				yamlRegister(c, a[0], a[1], multi)
			}
			return nil
		})
	}
	for name, multi := range map[string]bool{"add_representer(data_type, representer, Dumper=)": false, "add_multi_representer(data_type, multi_representer, Dumper=)": true} {
		m.Def(name, func(a []Value) Value {
			yamlRegister(given(a[2], yamlDumperType), a[0], a[1], multi)
			return nil
		})
	}
}

func init() {
	add := func(classes []*Class, signature string, multi bool) {
		for _, c := range classes {
			c.ClassDef(signature, func(a []Value) Value {
				yamlRegister(a[0], a[1], a[2], multi)
				return nil
			})
		}
	}
	add(yamlLoaders, "add_constructor(cls, tag, constructor)", false)
	add(yamlLoaders, "add_multi_constructor(cls, tag_prefix, multi_constructor)", true)
	add(yamlDumpers, "add_representer(cls, data_type, representer)", false)
	add(yamlDumpers, "add_multi_representer(cls, data_type, representer)", true)
	for _, c := range yamlLoaders {
		yamlLoaderMethods(c)
	}
	for _, c := range yamlDumpers {
		yamlDumperMethods(c)
	}
	for _, c := range []*Class{yamlScalarNode, yamlSequenceNode, yamlMappingNode} {
		c.Getter("tag", func(v Value) Value { return v.(*yamlNode).tag })
		c.Getter("id", func(v Value) Value { return v.(*yamlNode).id() })
		c.Getter("start_mark", func(v Value) Value { return &v.(*yamlNode).start })
		c.Getter("end_mark", func(v Value) Value { return &v.(*yamlNode).end })
	}
	yamlScalarNode.Getter("value", func(v Value) Value { return v.(*yamlNode).text })
	for _, c := range append(yamlLoaders, yamlDumpers...) {
		c.Native(func(c *Class, _ []Value, _ []Kw) Value {
			panic(pyrt.NewGuard("a call of yaml." + c.Name + " is not carried over"))
		}, nil)
	}
}

func yamlLoaderMethods(c *Class) {
	loader := func(a []Value) *yamlLoader { return a[0].(*yamlLoader) }
	node := func(v Value) *yamlNode {
		n, ok := v.(*yamlNode)
		if !ok {
			panic(pyrt.NewGuard("constructing a YAML node that is " + Repr(v) + " is not carried over"))
		}
		return n
	}
	c.Def("construct_scalar(node)", func(a []Value) Value { return loader(a).scalar(node(a[1])) })
	c.Def("construct_sequence(node, deep=False)", func(a []Value) Value { return loader(a).sequence(node(a[1]), Truth(a[2])) })
	c.Def("construct_mapping(node, deep=False)", func(a []Value) Value { return loader(a).mapping(node(a[1]), Truth(a[2])) })
	c.Def("construct_object(node, deep=False)", func(a []Value) Value { return loader(a).object(node(a[1]), Truth(a[2])) })
}

func yamlDumperMethods(c *Class) {
	dumper := func(a []Value) *yamlDumper { return a[0].(*yamlDumper) }
	tag := func(v Value) string { return strArg(v, "a tag") }
	c.Def("represent_scalar(tag, value, style=None)", func(a []Value) Value {
		n := &yamlNode{}
		style := yamlStyle(a[3])
		if a[3] == nil {
			style = dumper(a).style
		}
		text, ok := asStr(a[2])
		if !ok {
			panic(pyrt.NewGuard("a YAML scalar that is no str is not carried over"))
		}
		n.scalar(tag(a[1]), text, style)
		return n
	})
	sequence := func(d *yamlDumper, tag string, items, flow Value) Value {
		n := &yamlNode{flow: flow}
		d.sequence(n, tag, Items(items))
		return n
	}
	mapping := func(d *yamlDumper, tag string, v, flow Value) Value {
		n := &yamlNode{flow: flow}
		var items []Value
		if HasAttr(v, "items") {
			items = d.sorted(mappingOf(v))
		} else {
			for it := Over(v); it.Next(); {
				items = append(items, Unpack(it.Value, 2)...)
			}
		}
		d.mapping(n, tag, items)
		return n
	}
	c.Def("represent_sequence(tag, sequence, flow_style=None)", func(a []Value) Value { return sequence(dumper(a), tag(a[1]), a[2], a[3]) })
	c.Def("represent_mapping(tag, mapping, flow_style=None)", func(a []Value) Value { return mapping(dumper(a), tag(a[1]), a[2], a[3]) })
	c.Def("represent_list(data)", func(a []Value) Value { return sequence(dumper(a), yamlCore+"seq", a[1], nil) })
	c.Def("represent_dict(data)", func(a []Value) Value { return mapping(dumper(a), yamlCore+"map", a[1], nil) })
	for _, name := range strings.Fields("none str binary bool int float set date datetime") {
		c.Def("represent_"+name+"(data)", func(a []Value) Value {
			n := &yamlNode{}
			dumper(a).represent(n, inner(a[1]))
			return n
		})
	}
	c.Def("represent_data(data)", func(a []Value) Value { return dumper(a).node(a[1]) })
}

// ownConstructor returns what the program has added for the tag of a node and its
// arguments, nil for nothing.
func (l *yamlLoader) ownConstructor(n *yamlNode) (fn Value, args []Value) {
	t := yamlTableOf(l.class)
	if fn := t.exact[n.tag]; fn != nil {
		return fn, []Value{l, n}
	}
	if yamlMakes(n.tag) && yamlKnown(l.class, yamlLoaders) != yamlBaseLoader {
		return nil, nil
	}
	for prefix, fn := range t.multi.Items() {
		if rest, ok := strings.CutPrefix(n.tag, Str(prefix)); ok {
			return fn, []Value{l, rest, n}
		}
	}
	return nil, nil
}

// yamlMakes tells whether SafeLoader makes values of a tag.
func yamlMakes(tag string) bool {
	kind, core := strings.CutPrefix(tag, yamlCore)
	return core && (yamlContainers[kind] || yamlScalars[kind] != nil)
}

// ownRepresenter returns what the program has added for the class of a value, nil for
// nothing.
func (d *yamlDumper) ownRepresenter(v Value) Value {
	t := yamlTableOf(d.class)
	c := ClassOf(v)
	if fn := t.exact[c]; fn != nil {
		return fn
	}
	if _, own := v.(*Object); own || !yamlRepresents(v) {
		for _, base := range c.mro {
			if fn, ok := t.multi.GetOK(base); ok {
				return fn
			}
		}
	}
	return nil
}

// yamlRepresents tells whether values of its class are written without an addition.
func yamlRepresents(v Value) bool {
	switch v := v.(type) {
	case nil, string, bool, int, Int, float64, Bytes, *List, Tuple, *Dict, *dateObject, *datetimeObject:
		return true
	case *Set:
		return !v.Frozen()
	}
	return false
}
