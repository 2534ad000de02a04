package dyn

import "github.com/molt-go/molt/templates/pyrt"

// A cachedFunc is a function with functools.lru_cache. Its dict keeps the results,
// the least recently used first; maxsize is -1 for None.
type cachedFunc struct {
	fn           Value
	maxsize      int
	typed        bool
	results      *Dict
	hits, misses int
	dict         *Dict
}

var cachedFuncType = newFuncType("_lru_cache_wrapper")

// newFuncType returns a class of functools whose instances are called, and become
// methods in a class.
func newFuncType(name string) *Class {
	c := NewType("functools", name)
	c.layout = c
	c.Def("__call__(*args, **kwargs)", func(a []Value) Value { return CallKw(a[0], a[1].(Tuple), SpreadKw(a[2])) })
	return c
}

// PyClass returns the class of cached functions.
func (c *cachedFunc) PyClass() *Class { return cachedFuncType }

// Repr returns repr(c).
func (c *cachedFunc) Repr() string {
	return "<functools._lru_cache_wrapper object at " + address(c) + ">"
}

// Bind makes a method of the function.
func (c *cachedFunc) Bind(self Value, _ *Class) Value {
	if self == Unbound {
		return c
	}
	return &Method{self, c}
}

// key returns what tells calls apart.
func (c *cachedFunc) key(args []Value, kw []Kw) Value {
	if len(args) == 1 && len(kw) == 0 && !c.typed {
		switch args[0].(type) {
		case int, string:
			return args[0]
		}
	}
	key := make(Tuple, 0, len(args)+2*len(kw)+1)
	key = append(key, args...)
	if len(kw) > 0 {
		key = append(key, kwMark)
		for _, k := range kw {
			key = append(key, k.Name, k.Value)
		}
	}
	if c.typed {
		for _, v := range args {
			key = append(key, ClassOf(v))
		}
		for _, k := range kw {
			key = append(key, ClassOf(k.Value))
		}
	}
	return key
}

// kwMark separates the positional from the keyword arguments in a key.
var kwMark Value = &singleton{"<kw>", &ObjectType}

// CallValue returns the result of an earlier call, or calls the function.
func (c *cachedFunc) CallValue(args []Value, kw []Kw) Value {
	if c.maxsize == 0 {
		c.misses++
		return CallKw(c.fn, args, kw)
	}
	key := c.key(args, kw)
	if v, ok := c.results.GetOK(key); ok {
		c.hits++
		if c.maxsize > 0 {
			c.results.Delete(key)
			c.results.Set(key, v)
		}
		return v
	}
	c.misses++
	v := CallKw(c.fn, args, kw)
	if c.maxsize > 0 && !c.results.Contains(key) && c.results.Len() >= c.maxsize {
		c.results.PopFirstItem()
	}
	c.results.Set(key, v)
	return v
}

// LookupAttr finds the attributes that the function lends.
func (c *cachedFunc) LookupAttr(name string) Value {
	if v, ok := c.dict.GetOK(name); ok {
		return v
	}
	switch name {
	case "__wrapped__":
		return c.fn
	case "__dict__":
		return c.dict
	}
	return lookupAttr(c.fn, name)
}

// SetAttribute sets an attribute of its own.
func (c *cachedFunc) SetAttribute(name string, v Value) { c.dict.Set(name, v) }

var cacheInfoType = NamedTuple("functools", "CacheInfo", []string{"hits", "misses", "maxsize", "currsize"}, nil)

func newCached(fn Value, maxsize int, typed bool) *cachedFunc {
	if !callableValue(fn) {
		raise(pyrt.TypeError, "the first argument must be callable")
	}
	return &cachedFunc{fn: fn, maxsize: maxsize, typed: typed, results: pyrt.NewDict[Value, Value](), dict: pyrt.NewDict[Value, Value]()}
}

func lruCache(a []Value) Value {
	if callableValue(a[0]) && a[1] == false {
		return newCached(a[0], 128, false)
	}
	maxsize := -1
	if a[0] != nil {
		n, ok := asIndex(a[0])
		if !ok {
			raise(pyrt.TypeError, "Expected first argument to be an integer, a callable, or None")
		}
		maxsize = max(n, 0)
	}
	typed := Truth(a[1])
	return builtinFunction("decorating_function(user_function)", func(b []Value) Value { return newCached(b[0], maxsize, typed) })
}

func init() {
	t := cachedFuncType
	t.Def("cache_info()", func(a []Value) Value {
		c := a[0].(*cachedFunc)
		var maxsize Value
		if c.maxsize >= 0 {
			maxsize = c.maxsize
		}
		return newHolding(cacheInfoType, Tuple{c.hits, c.misses, maxsize, c.results.Len()})
	})
	t.Def("cache_clear()", func(a []Value) Value {
		c := a[0].(*cachedFunc)
		c.results.Clear()
		c.hits, c.misses = 0, 0
		return nil
	})
	t.Def("cache_parameters()", func(a []Value) Value {
		c := a[0].(*cachedFunc)
		d := pyrt.NewDict[Value, Value]()
		d.Set("maxsize", nil)
		if c.maxsize >= 0 {
			d.Set("maxsize", c.maxsize)
		}
		d.Set("typed", c.typed)
		return d
	})
}
