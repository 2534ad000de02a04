package heat

// components finds the strongly connected components of the call edges with
// Tarjan's algorithm, iteratively: call chains of generated code are deep.
func (m *model) components() {
	n := len(m.edges)
	m.self = make([]bool, n)
	for v, edges := range m.edges {
		for _, e := range edges {
			m.self[v] = m.self[v] || int(e.to) == v
		}
	}
	t := tarjan{m: m, index: make([]int32, n), low: make([]int32, n), onStack: make([]bool, n)}
	m.group = make([]int32, n)
	for v := range n {
		if t.index[v] == 0 {
			t.visit(int32(v))
		}
	}
}

type tarjan struct {
	m          *model
	index, low []int32 // index is 0 for unvisited nodes
	onStack    []bool
	stack      []int32
	next       int32
}

type visit struct {
	v    int32
	edge int // the next edge to follow
}

func (t *tarjan) enter(v int32) visit {
	t.next++
	t.index[v], t.low[v] = t.next, t.next
	t.stack = append(t.stack, v)
	t.onStack[v] = true
	return visit{v: v}
}

func (t *tarjan) visit(root int32) {
	work := []visit{t.enter(root)}
	for len(work) > 0 {
		top := &work[len(work)-1]
		if edges := t.m.edges[top.v]; top.edge < len(edges) {
			to := edges[top.edge].to
			top.edge++
			if t.index[to] == 0 {
				work = append(work, t.enter(to))
			} else if t.onStack[to] {
				t.low[top.v] = min(t.low[top.v], t.index[to])
			}
			continue
		}
		v := top.v
		work = work[:len(work)-1]
		if len(work) > 0 {
			up := work[len(work)-1].v
			t.low[up] = min(t.low[up], t.low[v])
		}
		if t.low[v] == t.index[v] {
			t.pop(v)
		}
	}
}

// pop takes a finished component off the stack. Components come out with
// callees before callers.
func (t *tarjan) pop(root int32) {
	var members []int32
	for {
		v := t.stack[len(t.stack)-1]
		t.stack = t.stack[:len(t.stack)-1]
		t.onStack[v] = false
		t.m.group[v] = int32(len(t.m.groups))
		members = append(members, v)
		if v == root {
			break
		}
	}
	t.m.groups = append(t.m.groups, members)
}
