package solve

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/stubs"
)

// A Var is a type variable.
type Var int32

// noVar stands for no variable.
const noVar Var = -1

// ValueKind says what a Value is.
type ValueKind uint8

// The kinds of values.
const (
	Instance  ValueKind = iota // of a declared class: Stub, with type arguments Args; Own is set where it is one by another name
	TupleVal                   // a tuple of known length: Args are its elements
	OwnObject                  // an instance of a class of the program: Own
	FuncVal                    // a function: Fn, or the signatures Sigs, bound to Self if that is set
	ClassVal                   // a class as a value: Own or Stub
	ModuleVal                  // a module: Module is its dotted name
	SuperVal                   // super() in class Own with instance Self
	AnyVal                     // not known: Reason says why
)

// A Value is an abstract value that may be in a Var.
type Value struct {
	Kind   ValueKind
	Stub   *stubs.Class
	Own    *resolve.Class
	Args   []Var
	Fn     *resolve.Func
	Sigs   []*stubs.Func
	Self   *Value
	Module string
	Reason string
	Absent bool // of an AnyVal: an attribute that no declaration has
}

// A key tells values apart that may stand side by side in one Var.
type key struct {
	kind   ValueKind
	stub   *stubs.Class
	own    *resolve.Class
	fn     *resolve.Func
	sig    *stubs.Func
	self   *Value
	module string
	absent bool
}

func (v *Value) key() key {
	k := key{kind: v.Kind}
	switch v.Kind {
	case AnyVal:
		k.absent = v.Absent
	case Instance:
		k.stub, k.own = v.Stub, v.Own
	case OwnObject:
		k.own = v.Own
	case FuncVal:
		k.fn, k.self = v.Fn, v.Self
		if len(v.Sigs) > 0 {
			k.sig = v.Sigs[0]
		}
	case ClassVal:
		k.own, k.stub = v.Own, v.Stub
	case ModuleVal:
		k.module = v.Module
	case SuperVal:
		k.own, k.self = v.Own, v.Self
	}
	return k
}

// A cell is what is known about one Var.
type cell struct {
	parent   Var // itself for a root
	values   []*Value
	succs    []Var
	watchers []*watcher
	depth    int // of loosened tuples that it is the element of
}

// A watcher is called once for each value, by key, that its Var ever holds.
type watcher struct {
	call func(*Value)
	done map[key]bool
}

// A task is a watcher's call that is due.
type task struct {
	w *watcher
	v *Value
}

// network holds the Vars and the constraints between them.
type network struct {
	cells []cell
	queue []task
	loose map[*Value]*Value // the loose form of tuples that stand deep
	// steps counts the watchers' calls; at limit the rest is dropped, and what
	// is known is not complete.
	steps, limit int
}

func (n *network) newVar(values ...*Value) Var {
	id := Var(len(n.cells))
	n.cells = append(n.cells, cell{parent: id, values: values})
	return id
}

// find returns the root of a Var's class, halving paths.
func (n *network) find(v Var) Var {
	for n.cells[v].parent != v {
		n.cells[v].parent = n.cells[n.cells[v].parent].parent
		v = n.cells[v].parent
	}
	return v
}

// values returns what a Var holds now.
func (n *network) values(v Var) []*Value { return n.cells[n.find(v)].values }

// flow makes all that is or will be in from arrive in to.
func (n *network) flow(from, to Var) {
	from, to = n.find(from), n.find(to)
	if from == to {
		return
	}
	for _, s := range n.cells[from].succs {
		if n.find(s) == to {
			return
		}
	}
	n.cells[from].succs = append(n.cells[from].succs, to)
	for _, v := range n.cells[from].values {
		n.add(to, v)
	}
}

// add puts a value into a Var.
func (n *network) add(to Var, v *Value) {
	to = n.find(to)
	if n.merge(to, v) {
		return
	}
	n.cells[to].values = append(n.cells[to].values, v)
	n.arrived(to, v)
}

// arrived tells watchers and successors of a value that is new in a root.
func (n *network) arrived(to Var, v *Value) {
	for _, w := range n.cells[to].watchers {
		n.queue = append(n.queue, task{w, v})
	}
	for _, s := range n.cells[to].succs {
		n.add(s, v)
		to = n.find(to)
	}
}

// merge unifies a value with the one of its key that is there; false if none is.
func (n *network) merge(to Var, v *Value) bool {
	k := v.key()
	for i, old := range n.cells[to].values {
		if old == v {
			return true
		}
		if old.key() != k {
			if isTuple(old) && isTuple(v) {
				return n.loosen(to, i, v)
			}
			continue
		}
		if old.Kind == TupleVal && len(old.Args) != len(v.Args) {
			return n.loosen(to, i, v)
		}
		for j := range old.Args {
			n.union(old.Args[j], v.Args[j])
		}
		return true
	}
	return false
}

func isTuple(v *Value) bool {
	return v.Kind == TupleVal || v.Kind == Instance && v.Stub.Name == "tuple" && v.Stub.Module == "builtins"
}

// loosen makes one tuple of unknown length out of value i of a Var and another tuple.
func (n *network) loosen(to Var, i int, v *Value) bool {
	old := n.cells[to].values[i]
	loose := old
	if old.Kind == TupleVal {
		loose = n.looseForm(to, old)
		for _, a := range old.Args {
			n.flow(a, loose.Args[0])
		}
		to = n.find(to)
		n.cells[to].values[i] = loose
		n.arrived(to, loose)
	}
	for _, a := range v.Args {
		n.flow(a, loose.Args[0])
	}
	return true
}

// maxLoose is how deep loosened tuples stand in one another with Vars of their own.
const maxLoose = 2

// looseForm returns a tuple of unknown length for a tuple in a Var. Of tuples that
// hold themselves there would be no end of them: deep ones have one each.
func (n *network) looseForm(in Var, tuple *Value) *Value {
	depth := n.cells[in].depth + 1
	if depth > maxLoose && n.loose[tuple] != nil {
		return n.loose[tuple]
	}
	loose := &Value{Kind: Instance, Stub: tupleClass(), Args: []Var{n.newVar()}}
	n.cells[loose.Args[0]].depth = depth
	if depth > maxLoose {
		if n.loose == nil {
			n.loose = map[*Value]*Value{}
		}
		n.loose[tuple] = loose
	}
	return loose
}

// union makes two Vars one.
func (n *network) union(a, b Var) {
	a, b = n.find(a), n.find(b)
	if a == b {
		return
	}
	if len(n.cells[a].values)+len(n.cells[a].watchers) < len(n.cells[b].values)+len(n.cells[b].watchers) {
		a, b = b, a
	}
	gone := n.cells[b]
	n.cells[b] = cell{parent: a}
	n.cells[a].depth = max(n.cells[a].depth, gone.depth)
	before := n.cells[a].values
	for _, w := range gone.watchers {
		for _, v := range before {
			n.queue = append(n.queue, task{w, v})
		}
	}
	n.cells[a].watchers = append(n.cells[a].watchers, gone.watchers...)
	for _, s := range gone.succs {
		n.flow(a, s)
	}
	for _, v := range gone.values {
		// A value that merges is not new in a, but may be to b's watchers.
		if !n.merge(n.find(a), v) {
			root := n.find(a)
			n.cells[root].values = append(n.cells[root].values, v)
			n.arrived(root, v)
		}
	}
}

// watch calls f for each value, once a key, that is or will be in a Var.
func (n *network) watch(v Var, f func(*Value)) {
	v = n.find(v)
	w := &watcher{call: f, done: map[key]bool{}}
	n.cells[v].watchers = append(n.cells[v].watchers, w)
	for _, x := range n.cells[v].values {
		n.queue = append(n.queue, task{w, x})
	}
}

// run works the queue off, up to the limit of steps.
func (n *network) run() {
	for len(n.queue) > 0 {
		if n.steps++; n.steps > n.limit {
			n.queue = nil
			return
		}
		t := n.queue[len(n.queue)-1]
		n.queue = n.queue[:len(n.queue)-1]
		if k := t.v.key(); !t.w.done[k] {
			t.w.done[k] = true
			t.w.call(t.v)
		}
	}
}

func tupleClass() *stubs.Class { return stubs.FindClass("tuple") }
