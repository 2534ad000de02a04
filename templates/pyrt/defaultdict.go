package pyrt

// DefaultDict is a collections.defaultdict: a dict that makes the value of a
// missing key when it is asked for with Get, which is d[key].
type DefaultDict[K comparable, V any] struct {
	Dict[K, V]
	factory func() V
	name    string
}

// NewDefaultDict returns defaultdict(factory). name is the repr of the factory,
// such as "<class 'list'>".
func NewDefaultDict[K comparable, V any](factory func() V, name string) *DefaultDict[K, V] {
	d := &DefaultDict[K, V]{factory: factory, name: name}
	d.kind, d.funcs = keysOf[K]()
	return d
}

// Get returns d[key], which sets a missing key to what the factory makes.
func (d *DefaultDict[K, V]) Get(key K) V {
	tag := d.tag(key)
	if i := d.find(key, tag); i >= 0 {
		return d.entries[i].value
	}
	return d.missing(key, tag)
}

// missing is __missing__. The factory may itself set keys.
func (d *DefaultDict[K, V]) missing(key K, tag uint64) V {
	if d.factory == nil {
		panic(NewKeyError(key))
	}
	value := d.factory()
	if i := d.find(key, tag); i >= 0 {
		d.entries[i].value = value
	} else {
		d.insert(key, value, tag)
	}
	return value
}

// Ref returns a pointer to d[key], made if it is missing, for d[key] += v and
// d[key].append(v). It is valid until the next change of d's keys.
func (d *DefaultDict[K, V]) Ref(key K) *V {
	tag := d.tag(key)
	i := d.find(key, tag)
	if i < 0 {
		d.missing(key, tag)
		i = d.find(key, tag)
	}
	return &d.entries[i].value
}

// Copy returns d.copy().
func (d *DefaultDict[K, V]) Copy() *DefaultDict[K, V] {
	return &DefaultDict[K, V]{Dict: *d.Dict.Copy(), factory: d.factory, name: d.name}
}

// TypeName returns "defaultdict".
func (d *DefaultDict[K, V]) TypeName() string { return "defaultdict" }

// Repr returns repr(d), such as defaultdict(<class 'int'>, {'a': 1}).
func (d *DefaultDict[K, V]) Repr() string { return string(d.appendRepr(nil, nil)) }

func (d *DefaultDict[K, V]) appendRepr(b []byte, path *reprPath) []byte {
	if path.holds(&d.Dict) {
		return append(append(append(b, "defaultdict("...), d.factoryName()...), ", {...})"...)
	}
	b = append(append(b, "defaultdict("...), d.factoryName()...)
	return append(d.Dict.appendRepr(append(b, ", "...), path), ')')
}

func (d *DefaultDict[K, V]) factoryName() string {
	if d.factory == nil {
		return "None"
	}
	return d.name
}

// Hash panics: a defaultdict is unhashable.
func (d *DefaultDict[K, V]) Hash() int { panic(unhashable("collections.defaultdict")) }
