package dyn

import "github.com/molt-go/molt/templates/pyrt"

// A sorter is a graphlib.TopologicalSorter.
type sorter struct {
	nodes    *Dict // node to *sorterNode
	ready    []Value
	prepared bool
	given    int // nodes given by get_ready
	finished int
}

// A sorterNode is a node of the graph: how many predecessors are not done, and
// which nodes wait for it. given and done tell how far it is.
type sorterNode struct {
	left        int
	successors  []Value
	given, done bool
}

var (
	sorterType     = NewType("graphlib", "TopologicalSorter")
	cycleErrorType = NewExcType("graphlib", "CycleError", Exc(pyrt.ValueError))
)

// PyClass returns graphlib.TopologicalSorter.
func (s *sorter) PyClass() *Class { return sorterType }

func (s *sorter) node(v Value) *sorterNode {
	if n, ok := s.nodes.GetOK(v); ok {
		return n.(*sorterNode)
	}
	n := &sorterNode{}
	s.nodes.Set(v, n)
	return n
}

func (s *sorter) add(node Value, predecessors []Value) {
	if s.prepared {
		raise(pyrt.ValueError, "Nodes cannot be added after a call to prepare()")
	}
	s.node(node).left += len(predecessors)
	for _, p := range predecessors {
		n := s.node(p)
		n.successors = append(n.successors, node)
	}
}

func (s *sorter) prepare() {
	if s.prepared {
		raise(pyrt.ValueError, "cannot prepare() more than once")
	}
	s.prepared = true
	for v, n := range s.nodes.Items() {
		if n.(*sorterNode).left == 0 {
			s.ready = append(s.ready, v)
		}
	}
	if cycle := s.findCycle(); cycle != nil {
		panic(raised(Call(cycleErrorType, "nodes are in a cycle", pyrt.NewList(cycle...))))
	}
}

// findCycle returns the nodes of a cycle, the first once more at the end, or nil.
func (s *sorter) findCycle() []Value {
	seen, at := pyrt.NewSet[Value](), pyrt.NewDict[Value, Value]()
	var path []Value
	var walk func(v Value) []Value
	walk = func(v Value) []Value {
		if i, ok := at.GetOK(v); ok {
			return append(append([]Value{}, path[i.(int):]...), v)
		}
		if seen.Contains(v) {
			return nil
		}
		seen.Add(v)
		at.Set(v, len(path))
		path = append(path, v)
		for _, next := range s.node(v).successors {
			if cycle := walk(next); cycle != nil {
				return cycle
			}
		}
		path = path[:len(path)-1]
		at.Delete(v)
		return nil
	}
	for _, v := range s.nodes.KeyList() {
		if cycle := walk(v); cycle != nil {
			return cycle
		}
	}
	return nil
}

func (s *sorter) needPrepared() {
	if !s.prepared {
		raise(pyrt.ValueError, "prepare() must be called first")
	}
}

func (s *sorter) take() Tuple {
	s.needPrepared()
	out := append(Tuple{}, s.ready...)
	for _, v := range out {
		s.node(v).given = true
	}
	s.ready = nil
	s.given += len(out)
	return out
}

func (s *sorter) done(nodes []Value) {
	s.needPrepared()
	for _, v := range nodes {
		known, ok := s.nodes.GetOK(v)
		if !ok {
			raise(pyrt.ValueError, "node %s was not added using add()", Repr(v))
		}
		n := known.(*sorterNode)
		switch {
		case !n.given:
			raise(pyrt.ValueError, "node %s was not passed out (still not ready)", Repr(v))
		case n.done:
			raise(pyrt.ValueError, "node %s was already marked as done", Repr(v))
		}
		n.done = true
		s.finished++
		for _, next := range n.successors {
			if m := s.node(next); m.left > 0 {
				if m.left--; m.left == 0 {
					s.ready = append(s.ready, next)
				}
			}
		}
	}
}

func (s *sorter) active() bool {
	s.needPrepared()
	return s.finished < s.given || len(s.ready) > 0
}

// PyClass returns the class object.
func (*sorterNode) PyClass() *Class { return ObjectType }

func init() {
	t := sorterType
	t.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := signatureOf("graph=None").bind("TopologicalSorter", args, kw, nil)
		s := &sorter{nodes: pyrt.NewDict[Value, Value]()}
		if a[0] != nil {
			for v, predecessors := range mappingOf(a[0]).Items() {
				s.add(v, Items(predecessors))
			}
		}
		return s
	}, nil)
	t.Def("add(node, *predecessors)", func(a []Value) Value {
		a[0].(*sorter).add(a[1], a[2].(Tuple))
		return nil
	})
	t.Def("prepare()", func(a []Value) Value {
		a[0].(*sorter).prepare()
		return nil
	})
	t.Def("get_ready()", func(a []Value) Value { return a[0].(*sorter).take() })
	t.Def("is_active()", func(a []Value) Value { return a[0].(*sorter).active() })
	t.Def("__bool__()", func(a []Value) Value { return a[0].(*sorter).active() })
	t.Def("done(*nodes)", func(a []Value) Value {
		a[0].(*sorter).done(a[1].(Tuple))
		return nil
	})
	t.Def("static_order()", func(a []Value) Value {
		s := a[0].(*sorter)
		return NewGenerator("TopologicalSorter.static_order", func(y *Yielder) Value {
			s.prepare()
			for s.active() {
				group := s.take()
				for _, v := range group {
					y.Yield(v)
				}
				s.done(group)
			}
			return nil
		})
	})
}

// ModGraphlib is the module graphlib.
var ModGraphlib = NewLibrary("graphlib", func(m *Module) {
	m.Const("TopologicalSorter", sorterType)
	m.Const("CycleError", cycleErrorType)
})
