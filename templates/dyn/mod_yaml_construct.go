package dyn

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// A yamlLoader makes values of the nodes of a stream.
type yamlLoader struct {
	*yamlComposer
	class       *Class
	constructed map[*yamlNode]Value
	under       map[*yamlNode]bool // whose values are being made
	deep        bool
	pending     []func() // fill containers that are there already
}

// PyClass returns the class of the loader.
func (l *yamlLoader) PyClass() *Class { return l.class }

var (
	yamlBaseLoader   = NewType("yaml.loader", "BaseLoader")
	yamlSafeLoader   = NewType("yaml.loader", "SafeLoader")
	yamlFullLoader   = NewType("yaml.loader", "FullLoader")
	yamlLoaderType   = NewType("yaml.loader", "Loader")
	yamlUnsafeLoader = NewType("yaml.loader", "UnsafeLoader")
	yamlLoaders      = []*Class{yamlBaseLoader, yamlSafeLoader, yamlFullLoader, yamlLoaderType, yamlUnsafeLoader}
)

// newYAMLLoader returns a loader of a class for a stream.
func newYAMLLoader(class, stream Value) *yamlLoader {
	c, ok := class.(*Class)
	if !ok || yamlKnown(c, yamlLoaders) == nil {
		panic(pyrt.NewGuard("a YAML loader that is " + Repr(class) + " is not carried over"))
	}
	l := &yamlLoader{newYAMLComposer(stream), c, map[*yamlNode]Value{}, map[*yamlNode]bool{}, false, nil}
	if yamlKnown(c, yamlLoaders) == yamlBaseLoader {
		l.resolve = yamlUnresolved
	}
	return l
}

// yamlKnown returns which of the library's loaders or dumpers a class is; its own
// methods are not carried over.
func yamlKnown(c *Class, list []*Class) *Class {
	for _, base := range c.mro {
		for _, known := range list {
			if base == known {
				return known
			}
		}
		for name := range base.attrs.Keys() {
			if !base.library && base != ObjectType && !strings.HasPrefix(name, "__") || name == "__init__" {
				panic(pyrt.NewGuard("a YAML loader or dumper with its own " + name + " is not carried over"))
			}
		}
	}
	return nil
}

// yamlFail raises a ConstructorError.
func yamlFail(context string, from *yamlMark, problem string, at yamlMark) {
	panic(yamlError(yamlConstructorError, context, from, problem, at))
}

// id is what errors call the kind of a node.
func (n *yamlNode) id() string {
	switch n.class {
	case yamlSequenceNode:
		return "sequence"
	case yamlMappingNode:
		return "mapping"
	}
	return "scalar"
}

// expect refuses nodes of other kinds.
func (n *yamlNode) expect(class *Class) {
	if n.class != class {
		yamlFail("", nil, "expected a "+(&yamlNode{class: class}).id()+" node, but found "+n.id(), n.start)
	}
}

// root returns the value of a document.
func (l *yamlLoader) root(n *yamlNode) Value {
	v := l.object(n, false)
	for len(l.pending) > 0 {
		fills := l.pending
		l.pending = nil
		for _, fill := range fills {
			fill()
		}
	}
	clear(l.constructed)
	clear(l.under)
	l.deep = false
	return v
}

// object returns the value of a node. What a container holds is filled in later, unless
// it is asked to be deep.
func (l *yamlLoader) object(n *yamlNode, deep bool) Value {
	if v, ok := l.constructed[n]; ok {
		return v
	}
	if deep {
		outer := l.deep
		l.deep = true
		defer func() { l.deep = outer }()
	}
	if l.under[n] {
		yamlFail("", nil, "found unconstructable recursive node", n.start)
	}
	l.under[n] = true
	v, fill := l.made(n)
	switch {
	case fill == nil:
	case l.deep:
		fill()
	default:
		l.pending = append(l.pending, fill)
	}
	l.constructed[n] = v
	delete(l.under, n)
	return v
}

// made returns a value, and for containers what fills it.
func (l *yamlLoader) made(n *yamlNode) (v Value, fill func()) {
	if own, args := l.ownConstructor(n); own != nil {
		v := Call(own, args...)
		if _, ok := v.(*Generator); ok {
			panic(pyrt.NewGuard("a YAML constructor that is a generator is not carried over"))
		}
		return v, nil
	}
	kind, core := strings.CutPrefix(n.tag, yamlCore)
	known := yamlKnown(l.class, yamlLoaders)
	python, isPython := strings.CutPrefix(kind, "python/")
	switch {
	case known == yamlBaseLoader:
		return l.plainValue(n), nil
	case core && isPython && known != yamlSafeLoader:
		return l.python(n, python)
	case core && yamlContainers[kind]:
		return l.container(n, kind)
	case core && yamlScalars[kind] != nil:
		return yamlScalars[kind](l, n), nil
	}
	yamlFail("", nil, "could not determine a constructor for the tag "+Repr(n.tag), n.start)
	return nil, nil
}

// plainValue is the value of a node by its kind alone.
func (l *yamlLoader) plainValue(n *yamlNode) Value {
	switch n.class {
	case yamlSequenceNode:
		return l.sequence(n, false)
	case yamlMappingNode:
		return l.pairs(n, false)
	}
	return n.text
}

// python is made for tags that only loaders have that trust the text.
func (l *yamlLoader) python(n *yamlNode, kind string) (v Value, fill func()) {
	switch kind {
	case "none", "bool", "str", "unicode", "int", "long", "float", "bytes":
		as := map[string]string{"none": "null", "unicode": "str", "long": "int", "bytes": "binary"}
		return yamlScalars[cmp.Or(as[kind], kind)](l, n), nil
	case "list":
		return l.container(n, "seq")
	case "dict":
		return l.container(n, "map")
	case "tuple":
		return Tuple(l.sequence(n, false).Items), nil
	}
	panic(pyrt.NewGuard("the YAML tag !!python/" + kind + " is not carried over"))
}

var yamlContainers = map[string]bool{"seq": true, "map": true, "set": true, "omap": true, "pairs": true}

// container makes an empty container of a tag, and says what fills it.
func (l *yamlLoader) container(n *yamlNode, kind string) (v Value, fill func()) {
	switch kind {
	case "seq":
		list := pyrt.NewList[Value]()
		return list, func() { list.Extend(l.sequence(n, false)) }
	case "map":
		d := pyrt.NewDict[Value, Value]()
		return d, func() { d.Update(l.mapping(n, false)) }
	case "set":
		set := pyrt.NewSet[Value]()
		return set, func() {
			for k := range l.mapping(n, false).Keys() {
				set.Add(k)
			}
		}
	}
	list := pyrt.NewList[Value]()
	return list, func() { l.pairList(n, kind, list) }
}

// pairList fills the list of an !!omap or !!pairs.
func (l *yamlLoader) pairList(n *yamlNode, kind string, list *List) {
	context := "while constructing an ordered map"
	if kind == "pairs" {
		context = "while constructing pairs"
	}
	if n.class != yamlSequenceNode {
		yamlFail(context, &n.start, "expected a sequence, but found "+n.id(), n.start)
	}
	for _, sub := range n.items {
		if sub.class != yamlMappingNode {
			yamlFail(context, &n.start, "expected a mapping of length 1, but found "+sub.id(), sub.start)
		}
		if len(sub.items) != 2 {
			yamlFail(context, &n.start, "expected a single mapping item, but found "+pyrt.Repr(len(sub.items)/2)+" items", sub.start)
		}
		key := l.object(sub.items[0], false)
		list.Append(Tuple{key, l.object(sub.items[1], false)})
	}
}

// scalar returns the text of a scalar, or of the value = of a mapping.
func (l *yamlLoader) scalar(n *yamlNode) string {
	for i := 0; n.class == yamlMappingNode && i < len(n.items); i += 2 {
		if n.items[i].tag == yamlCore+"value" && yamlKnown(l.class, yamlLoaders) != yamlBaseLoader {
			return l.scalar(n.items[i+1])
		}
	}
	n.expect(yamlScalarNode)
	return n.text
}

func (l *yamlLoader) sequence(n *yamlNode, deep bool) *List {
	n.expect(yamlSequenceNode)
	list := pyrt.NewList[Value]()
	for _, item := range n.items {
		list.Append(l.object(item, deep))
	}
	return list
}

// mapping is pairs with the mappings that << names.
func (l *yamlLoader) mapping(n *yamlNode, deep bool) *Dict {
	if n.class == yamlMappingNode && yamlKnown(l.class, yamlLoaders) != yamlBaseLoader {
		l.flatten(n)
	}
	return l.pairs(n, deep)
}

func (l *yamlLoader) pairs(n *yamlNode, deep bool) *Dict {
	n.expect(yamlMappingNode)
	d := pyrt.NewDict[Value, Value]()
	for i := 0; i < len(n.items); i += 2 {
		key := l.object(n.items[i], deep)
		if !yamlHashable(key) {
			yamlFail("while constructing a mapping", &n.start, "found unhashable key", n.items[i].start)
		}
		d.Set(key, l.object(n.items[i+1], deep))
	}
	return d
}

func yamlHashable(v Value) bool {
	switch v := inner(v).(type) {
	case *List, *Dict, *ByteArray:
		return false
	case *Set:
		return v.Frozen()
	}
	return ClassOf(v).lookup("__hash__") != nil
}

// flatten puts the pairs of the mappings that << names in front of a mapping's own.
func (l *yamlLoader) flatten(n *yamlNode) {
	const context = "while constructing a mapping"
	var merged, own []*yamlNode
	for i := 0; i < len(n.items); i += 2 {
		key, value := n.items[i], n.items[i+1]
		switch {
		case key.tag == yamlCore+"value":
			key.tag = yamlCore + "str"
			fallthrough
		case key.tag != yamlCore+"merge":
			own = append(own, key, value)
		case value.class == yamlMappingNode:
			l.flatten(value)
			merged = append(merged, value.items...)
		case value.class == yamlSequenceNode:
			var subs []*yamlNode
			for _, sub := range value.items {
				if sub.class != yamlMappingNode {
					yamlFail(context, &n.start, "expected a mapping for merging, but found "+sub.id(), sub.start)
				}
				l.flatten(sub)
				subs = append(append([]*yamlNode{}, sub.items...), subs...)
			}
			merged = append(merged, subs...)
		default:
			yamlFail(context, &n.start, "expected a mapping or list of mappings for merging, but found "+value.id(), value.start)
		}
	}
	n.items = append(merged, own...)
}

// yamlScalars make the values of scalars by their tags.
var yamlScalars map[string]func(l *yamlLoader, n *yamlNode) Value

func init() {
	yamlScalars = map[string]func(l *yamlLoader, n *yamlNode) Value{
		"null": func(l *yamlLoader, n *yamlNode) Value { l.scalar(n); return nil },
		"str":  func(l *yamlLoader, n *yamlNode) Value { return l.scalar(n) },
		"bool": func(l *yamlLoader, n *yamlNode) Value {
			switch text := pyrt.StrLower(l.scalar(n)); text {
			case "yes", "true", "on":
				return true
			case "no", "false", "off":
				return false
			default:
				panic(pyrt.NewKeyError(text))
			}
		},
		"int":       func(l *yamlLoader, n *yamlNode) Value { return yamlInt(strings.ReplaceAll(l.scalar(n), "_", "")) },
		"float":     func(l *yamlLoader, n *yamlNode) Value { return yamlFloat(strings.ReplaceAll(l.scalar(n), "_", "")) },
		"binary":    func(l *yamlLoader, n *yamlNode) Value { return yamlBinary(l.scalar(n), n) },
		"timestamp": func(l *yamlLoader, n *yamlNode) Value { l.scalar(n); return yamlTimestamp(n.text) },
	}
}

// yamlSign parts a number from its sign.
func yamlSign(text string) (negative bool, rest string) {
	if text == "" {
		raise(pyrt.IndexError, "string index out of range")
	}
	if text[0] == '-' || text[0] == '+' {
		return text[0] == '-', text[1:]
	}
	return false, text
}

func yamlInt(text string) Value {
	negative, digits := yamlSign(text)
	var n Int
	switch {
	case digits == "":
		raise(pyrt.IndexError, "string index out of range")
	case digits == "0":
	case strings.HasPrefix(digits, "0b"):
		n = pyrt.ParseBigInt(digits[2:], 2)
	case strings.HasPrefix(digits, "0x"):
		n = pyrt.ParseBigInt(digits[2:], 16)
	case digits[0] == '0':
		n = pyrt.ParseBigInt(digits, 8)
	case strings.Contains(digits, ":"):
		for _, part := range strings.Split(digits, ":") {
			n = n.Mul(pyrt.NewInt(60)).Add(pyrt.ParseBigInt(part, 10))
		}
	default:
		n = pyrt.ParseBigInt(digits, 10)
	}
	if negative {
		n = n.Neg()
	}
	return n.Value()
}

func yamlFloat(text string) Value {
	negative, digits := yamlSign(pyrt.StrLower(text))
	f := 0.0
	switch {
	case digits == ".inf":
		f = pyrt.ParseFloat("inf")
	case digits == ".nan":
		return pyrt.ParseFloat("nan")
	case strings.Contains(digits, ":"):
		var parts []float64
		for _, part := range strings.Split(digits, ":") {
			parts = append(parts, pyrt.ParseFloat(part))
		}
		base := 1.0
		for _, part := range slices.Backward(parts) {
			f += float64(part * base)
			base *= 60
		}
	default:
		f = pyrt.ParseFloat(digits)
	}
	if negative {
		return -f
	}
	return f
}

// yamlBinary is the bytes that base64 writes.
func yamlBinary(text string, n *yamlNode) (v Value) {
	problem := "failed to convert base64 data into ascii: "
	defer func() {
		if e, ok := recover().(*pyrt.Exception); ok {
			yamlFail("", nil, problem+e.Error(), n.start)
		}
	}()
	data := callMethod(text, "encode", "ascii")
	problem = "failed to decode base64 data: "
	return pyrt.B64Decode(data.(Bytes))
}

var yamlTime = regexp.MustCompile(`^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:[Tt]|[ \t]+)([0-9]{1,2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]*))?(?:[ \t]*(Z|([-+])([0-9]{1,2})(?::([0-9]{2}))?))?)?\n?$`)

// yamlTimestamp is the date or datetime that a text writes.
func yamlTimestamp(text string) Value {
	part := yamlTime.FindStringSubmatch(text)
	if part == nil {
		raise(pyrt.AttributeError, "'NoneType' object has no attribute 'groupdict'")
	}
	number := func(i int) int {
		if part[i] == "" {
			return 0
		}
		return pyrt.ParseInt(part[i])
	}
	if part[4] == "" {
		return &dateObject{pyrt.NewDate(number(1), number(2), number(3))}
	}
	part[7] = (part[7] + "000000")[:6]
	var zone *pyrt.TimeZone
	switch {
	case part[9] != "":
		offset := pyrt.NewTimeDelta(0, number(10)*3600+number(11)*60, 0)
		if part[9] == "-" {
			offset = offset.Neg()
		}
		zone = pyrt.NewTimeZone(offset)
	case part[8] != "":
		zone = utcZone.TimeZone
	}
	return &datetimeObject{pyrt.NewDateTime(number(1), number(2), number(3), number(4), number(5), number(6), number(7), zone)}
}
