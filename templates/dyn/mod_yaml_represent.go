package dyn

import (
	"fmt"
	"math"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

var (
	yamlSafeDumper = NewType("yaml.dumper", "SafeDumper")
	yamlDumperType = NewType("yaml.dumper", "Dumper")
	yamlDumpers    = []*Class{yamlSafeDumper, yamlDumperType}
)

// A yamlDumper writes documents; see yaml.dump_all for what its fields say.
type yamlDumper struct {
	class      *Class
	style      rune  // of scalars, 0 for what fits
	flow       Value // True, False or None for what fits
	sort       bool
	emitter    *yamlEmitter
	nodes      map[any]*yamlNode // by the identity of what they stand for
	tuples     []Tuple           // that were met
	references map[*yamlNode]int // how often a node is used
	names      map[*yamlNode]string
}

// PyClass returns the class of the dumper.
func (d *yamlDumper) PyClass() *Class { return d.class }

// document writes a document.
func (d *yamlDumper) document(v Value) {
	d.nodes, d.tuples = map[any]*yamlNode{}, nil
	d.references, d.names = map[*yamlNode]int{}, map[*yamlNode]string{}
	root := d.node(v)
	d.count(root)
	d.emitter.document(root, d)
}

// count notes which nodes are used twice: these get names, in the order in which that is
// noted.
func (d *yamlDumper) count(n *yamlNode) {
	d.references[n]++
	if d.references[n] == 2 {
		d.names[n] = fmt.Sprintf("id%03d", len(d.names)+1)
	}
	if d.references[n] > 1 {
		return
	}
	for _, item := range n.items {
		d.count(item)
	}
}

// identity tells an object from equal ones, nil where PyYAML does not look for it.
func (d *yamlDumper) identity(v Value) any {
	switch x := v.(type) {
	case nil, string, Bytes, bool, int, Int, float64:
		return nil
	case Tuple:
		if len(x) == 0 {
			return nil
		}
		for _, t := range d.tuples {
			if &t[0] != &x[0] && len(t) == len(x) && Equal(t, x) {
				panic(pyrt.NewGuard("two equal tuples in one YAML document, which CPython may hold as one, are not carried over"))
			}
		}
		d.tuples = append(d.tuples, x)
		return &x[0]
	}
	return v
}

// node returns what is written of a value.
func (d *yamlDumper) node(v Value) *yamlNode {
	key := d.identity(v)
	if n := d.nodes[key]; key != nil && n != nil {
		return n
	}
	n := &yamlNode{}
	if key != nil {
		d.nodes[key] = n
	}
	if own := d.ownRepresenter(v); own != nil {
		made, ok := Call(own, d, v).(*yamlNode)
		if !ok {
			panic(pyrt.NewGuard("a YAML representer that returns no node is not carried over"))
		}
		if key != nil {
			d.nodes[key] = made
		}
		return made
	}
	d.represent(n, v)
	return n
}

func (n *yamlNode) scalar(tag, text string, style rune) {
	n.class, n.tag, n.text, n.style = yamlScalarNode, tag, text, style
}

// represent fills the node of a value.
func (d *yamlDumper) represent(n *yamlNode, v Value) {
	core := func(tag, text string) { n.scalar(yamlCore+tag, text, d.style) }
	switch x := v.(type) {
	case nil:
		core("null", "null")
	case string:
		core("str", x)
	case bool:
		core("bool", strings.ToLower(Str(x)))
	case int, Int:
		core("int", Str(x))
	case float64:
		core("float", yamlFloatText(x))
	case Bytes:
		n.scalar(yamlCore+"binary", string(Call1(ModBase64.Get("encodebytes"), x).(Bytes)), '|')
	case *List:
		d.sequence(n, yamlCore+"seq", x.Items)
	case Tuple:
		tag := yamlCore + "seq"
		if yamlKnown(d.class, yamlDumpers) == yamlDumperType {
			tag = yamlCore + "python/tuple"
		}
		d.sequence(n, tag, x)
	case *Dict:
		d.mapping(n, yamlCore+"map", d.sorted(x))
	case *Set:
		if x.Frozen() {
			d.unknown(v)
		}
		keys := pyrt.NewDict[Value, Value]()
		for k := range x.All() {
			keys.Set(k, nil)
		}
		d.mapping(n, yamlCore+"set", d.sorted(keys))
	case *dateObject:
		core("timestamp", x.ISOFormat())
	case *datetimeObject:
		core("timestamp", Str(callMethod(x, "isoformat", " ")))
	default:
		d.unknown(v)
	}
}

// unknown refuses a value that only Dumper writes, or nobody.
func (d *yamlDumper) unknown(v Value) {
	if yamlKnown(d.class, yamlDumpers) == yamlDumperType {
		panic(pyrt.NewGuard("yaml.dump of an object of class " + TypeName(v) + " is not carried over"))
	}
	panic(yamlRepresenterError.exc.New("cannot represent an object", v))
}

func yamlFloatText(f float64) string {
	switch {
	case math.IsNaN(f):
		return ".nan"
	case math.IsInf(f, 1):
		return ".inf"
	case math.IsInf(f, -1):
		return "-.inf"
	}
	text := pyrt.ReprFloat(f)
	if !strings.Contains(text, ".") {
		text = strings.Replace(text, "e", ".0e", 1) // to be no int or text
	}
	return text
}

// sorted returns keys and values by turns, in order if they are to be and can be.
func (d *yamlDumper) sorted(x *Dict) (items []Value) {
	var pairs []Value
	for k, v := range x.Items() {
		pairs = append(pairs, Tuple{k, v})
	}
	if d.sort {
		pairs = yamlSortable(pairs)
	}
	for _, p := range pairs {
		items = append(items, p.(Tuple)...)
	}
	return items
}

// yamlSortable sorts pairs, and returns them as they are where that raises TypeError.
func yamlSortable(pairs []Value) (sorted []Value) {
	defer func() {
		p := recover()
		if e, ok := p.(*pyrt.Exception); ok && e.Class.IsSubclass(pyrt.TypeError) {
			sorted = pairs
		} else if p != nil {
			panic(p)
		}
	}()
	return Sorted(pyrt.NewList(pairs...), nil, false).(*List).Items
}

// sequence fills the node of a sequence.
func (d *yamlDumper) sequence(n *yamlNode, tag string, items []Value) {
	n.class, n.tag = yamlSequenceNode, tag
	d.fill(n, items)
}

// mapping fills the node of a mapping with keys and values by turns.
func (d *yamlDumper) mapping(n *yamlNode, tag string, items []Value) {
	n.class, n.tag = yamlMappingNode, tag
	d.fill(n, items)
}

// fill adds the items of a container. Without a wish it is written in one line if it
// holds plain scalars alone.
func (d *yamlDumper) fill(n *yamlNode, items []Value) {
	plain := true
	for _, v := range items {
		item := d.node(v)
		n.items = append(n.items, item)
		plain = plain && item.class == yamlScalarNode && item.style == 0
	}
	if n.flow == nil {
		if n.flow = d.flow; n.flow == nil {
			n.flow = plain
		}
	}
}
