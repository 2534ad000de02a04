package dyn

import "github.com/molt-go/molt/templates/pyrt"

// This file makes instances of subclasses of those classes of the library that have an
// __init__, in Python, rather than a __new__: what they hold comes up when it is called, with
// the arguments that the subclass calls it with.

// byInit are the modules whose classes are such.
var byInit = map[string]bool{
	"argparse": true, "configparser": true, "csv": true, "difflib": true, "graphlib": true, "json.encoder": true, "json.decoder": true,
	"pprint": true, "queue": true, "sched": true, "string": true, "tempfile": true, "textwrap": true, "timeit": true, "uuid": true,
}

// madeByInit gives a class of the library its __init__, where it has none yet.
func (c *Class) madeByInit() {
	if _, ok := c.attrs.GetOK("__init__"); ok || !byInit[c.Module] {
		return
	}
	c.late = true
	c.DefSelf("__init__(*args, **kwargs)", func(a []Value) Value {
		if o, ok := a[0].(*Object); ok {
			o.native = c.construct(o.class, a[1].(Tuple), SpreadKw(a[2]))
		}
		return nil
	})
}

// Hooks names the methods and attributes that CPython's methods of a class of the library go
// through and ours do not: a subclass that has its own is not carried over.
func (c *Class) Hooks(names ...string) { c.hooks = append(c.hooks, names...) }

// refuseHooks stops at an instance of a class that has hooks of a base that its base does not
// look for.
func (c *Class) refuseHooks() {
	for _, base := range c.mro {
		for _, name := range base.hooks {
			if _, ok := c.attrs.GetOK(name); ok && !c.library {
				panic(pyrt.NewGuard("a subclass of " + base.Name + " with its own " + name + " is not carried over"))
			}
		}
	}
}
