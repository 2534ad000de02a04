package dyn

import "github.com/molt-go/molt/templates/pyrt"

// A seqMatcher is a difflib.SequenceMatcher. Elements are known by number: equal
// ones have the same.
type seqMatcher struct {
	isJunk   func(v Value) bool // nil for none
	autoJunk bool
	a, b     Value
	as, bs   []Value
	ids      *pyrt.Dict[Value, int]
	aid, bid []int
	places   [][]int // of an element, where in b it is; nil for junk
	all      []int   // of an element, how often it is in b
	junk     []bool
	popular  []bool
	blocks   []blockMatch
	codes    []opcode
	prev     []int // the lengths of matches that end in the row before
	cur      []int
}

// A blockMatch is a block of size elements that a and b have in common.
type blockMatch struct{ a, b, size int }

// An opcode says how a[i1:i2] becomes b[j1:j2].
type opcode struct {
	tag            string
	i1, i2, j1, j2 int
}

var seqMatcherType = NewType("difflib", "SequenceMatcher")

var blockMatchType = NamedTuple("difflib", "Match", []string{"a", "b", "size"}, nil)

// PyClass returns difflib.SequenceMatcher.
func (m *seqMatcher) PyClass() *Class { return seqMatcherType }

func newMatcher(isJunk func(v Value) bool, autoJunk bool) *seqMatcher {
	return &seqMatcher{isJunk: isJunk, autoJunk: autoJunk}
}

// junkFunc returns a function of the program as what tells junk.
func junkFunc(f Value) func(v Value) bool {
	if f == nil {
		return nil
	}
	return func(v Value) bool { return Truth(Call1(f, v)) }
}

func (m *seqMatcher) setA(v Value) {
	if m.a != nil && Is(m.a, v) {
		return
	}
	m.a, m.as, m.aid, m.blocks, m.codes = v, Items(v), nil, nil, nil
}

func (m *seqMatcher) setB(v Value) {
	if m.b != nil && Is(m.b, v) {
		return
	}
	m.b, m.bs, m.aid, m.blocks, m.codes = v, Items(v), nil, nil, nil
	m.chain()
}

// id returns the number of an element, a new one for those not seen yet.
func (m *seqMatcher) id(v Value) int {
	n := m.ids.GetOr(v, -1)
	if n < 0 {
		n = m.ids.Len()
		m.ids.Set(v, n)
		m.places, m.all = append(m.places, nil), append(m.all, 0)
		m.junk, m.popular = append(m.junk, false), append(m.popular, false)
	}
	return n
}

// chain notes where the elements of b are, without junk and what is too frequent.
func (m *seqMatcher) chain() {
	m.ids = pyrt.NewDict[Value, int]()
	m.places, m.all, m.junk, m.popular = nil, nil, nil, nil
	m.bid = make([]int, len(m.bs))
	for i, v := range m.bs {
		n := m.id(v)
		m.bid[i] = n
		m.places[n] = append(m.places[n], i)
		m.all[n]++
	}
	if m.isJunk != nil {
		for v, n := range m.ids.Items() {
			if m.isJunk(v) {
				m.junk[n], m.places[n] = true, nil
			}
		}
	}
	if most := len(m.bs)/100 + 1; m.autoJunk && len(m.bs) >= 200 {
		for n, places := range m.places {
			if len(places) > most {
				m.popular[n], m.places[n] = true, nil
			}
		}
	}
	m.prev, m.cur = make([]int, len(m.bs)+1), make([]int, len(m.bs)+1)
}

// number gives the elements of a their numbers.
func (m *seqMatcher) number() {
	if m.aid != nil {
		return
	}
	m.aid = make([]int, len(m.as))
	for i, v := range m.as {
		m.aid[i] = m.id(v)
	}
}

// longest returns the longest match in a[alo:ahi] and b[blo:bhi].
func (m *seqMatcher) longest(alo, ahi, blo, bhi int) blockMatch {
	m.number()
	best := blockMatch{alo, blo, 0}
	var before []int
	for i := alo; i < ahi; i++ {
		places := m.places[m.aid[i]]
		for _, j := range places {
			if j < blo {
				continue
			}
			if j >= bhi {
				break
			}
			k := m.prev[j] + 1
			m.cur[j+1] = k
			if k > best.size {
				best = blockMatch{i - k + 1, j - k + 1, k}
			}
		}
		for _, j := range before {
			m.prev[j+1] = 0
		}
		m.prev, m.cur, before = m.cur, m.prev, places
	}
	for _, j := range before {
		m.prev[j+1] = 0
	}
	best = m.extend(best, alo, ahi, blo, bhi, false)
	return m.extend(best, alo, ahi, blo, bhi, true)
}

// extend makes a match longer by neighbours that are junk, or are not.
func (m *seqMatcher) extend(x blockMatch, alo, ahi, blo, bhi int, junk bool) blockMatch {
	same := func(i, j int) bool { return m.junk[m.bid[j]] == junk && m.aid[i] == m.bid[j] }
	for x.a > alo && x.b > blo && same(x.a-1, x.b-1) {
		x = blockMatch{x.a - 1, x.b - 1, x.size + 1}
	}
	for x.a+x.size < ahi && x.b+x.size < bhi && same(x.a+x.size, x.b+x.size) {
		x.size++
	}
	return x
}

// matching returns the blocks that match, in order, and an empty one at the end.
func (m *seqMatcher) matching() []blockMatch {
	if m.blocks != nil {
		return m.blocks
	}
	la, lb := len(m.as), len(m.bs)
	var found []blockMatch
	var walk func(alo, ahi, blo, bhi int)
	walk = func(alo, ahi, blo, bhi int) {
		x := m.longest(alo, ahi, blo, bhi)
		if x.size == 0 {
			return
		}
		if alo < x.a && blo < x.b {
			walk(alo, x.a, blo, x.b)
		}
		found = append(found, x)
		if x.a+x.size < ahi && x.b+x.size < bhi {
			walk(x.a+x.size, ahi, x.b+x.size, bhi)
		}
	}
	walk(0, la, 0, lb)
	var out []blockMatch
	for _, x := range found {
		if n := len(out); n > 0 && out[n-1].a+out[n-1].size == x.a && out[n-1].b+out[n-1].size == x.b {
			out[n-1].size += x.size
			continue
		}
		out = append(out, x)
	}
	m.blocks = append(out, blockMatch{la, lb, 0})
	return m.blocks
}

// opcodes returns what turns a into b.
func (m *seqMatcher) opcodes() []opcode {
	if m.codes != nil {
		return m.codes
	}
	i, j := 0, 0
	m.codes = []opcode{}
	for _, x := range m.matching() {
		tag := ""
		switch {
		case i < x.a && j < x.b:
			tag = "replace"
		case i < x.a:
			tag = "delete"
		case j < x.b:
			tag = "insert"
		}
		if tag != "" {
			m.codes = append(m.codes, opcode{tag, i, x.a, j, x.b})
		}
		i, j = x.a+x.size, x.b+x.size
		if x.size > 0 {
			m.codes = append(m.codes, opcode{"equal", x.a, i, x.b, j})
		}
	}
	return m.codes
}

// grouped returns the opcodes in groups with up to n elements around the changes.
func (m *seqMatcher) grouped(n int) [][]opcode {
	codes := append([]opcode(nil), m.opcodes()...)
	if len(codes) == 0 {
		codes = []opcode{{"equal", 0, 1, 0, 1}}
	}
	if c := &codes[0]; c.tag == "equal" {
		c.i1, c.j1 = max(c.i1, c.i2-n), max(c.j1, c.j2-n)
	}
	if c := &codes[len(codes)-1]; c.tag == "equal" {
		c.i2, c.j2 = min(c.i2, c.i1+n), min(c.j2, c.j1+n)
	}
	var groups [][]opcode
	var group []opcode
	for _, c := range codes {
		if c.tag == "equal" && c.i2-c.i1 > n+n {
			groups = append(groups, append(group, opcode{c.tag, c.i1, min(c.i2, c.i1+n), c.j1, min(c.j2, c.j1+n)}))
			group = nil
			c.i1, c.j1 = max(c.i1, c.i2-n), max(c.j1, c.j2-n)
		}
		group = append(group, c)
	}
	if len(group) > 0 && (len(group) != 1 || group[0].tag != "equal") {
		groups = append(groups, group)
	}
	return groups
}

func similarity(matches, length int) float64 {
	if length == 0 {
		return 1
	}
	return 2 * float64(matches) / float64(length)
}

func (m *seqMatcher) ratio() float64 {
	n := 0
	for _, x := range m.matching() {
		n += x.size
	}
	return similarity(n, len(m.as)+len(m.bs))
}

// quickRatio is an upper bound of ratio that does not look at the order.
func (m *seqMatcher) quickRatio() float64 {
	m.number()
	left := append([]int(nil), m.all...)
	n := 0
	for _, id := range m.aid {
		if left[id] > 0 {
			n++
		}
		left[id]--
	}
	return similarity(n, len(m.as)+len(m.bs))
}

func (m *seqMatcher) realQuickRatio() float64 {
	return similarity(min(len(m.as), len(m.bs)), len(m.as)+len(m.bs))
}

// beats reports whether the ratio exceeds, or with orEqual reaches, a limit.
func (m *seqMatcher) beats(limit float64, orEqual bool) (float64, bool) {
	passes := func(r float64) bool { return r > limit || orEqual && r == limit }
	if !passes(m.realQuickRatio()) || !passes(m.quickRatio()) {
		return 0, false
	}
	r := m.ratio()
	return r, passes(r)
}

func opcodeTuples(codes []opcode) *List {
	out := pyrt.NewList[Value]()
	for _, c := range codes {
		out.Append(Tuple{c.tag, c.i1, c.i2, c.j1, c.j2})
	}
	return out
}

// elements returns the elements of b that a table marks.
func (m *seqMatcher) elements(marked []bool) Value {
	s := pyrt.NewSet[Value]()
	for v, n := range m.ids.Items() {
		if marked[n] {
			s.Add(v)
		}
	}
	return s
}

func init() {
	t := seqMatcherType
	t.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := signatureOf("isjunk=None, a='', b='', autojunk=True").bind("SequenceMatcher.__init__", args, kw, nil)
		m := newMatcher(junkFunc(a[0]), Truth(a[3]))
		m.setA(a[1])
		m.setB(a[2])
		return m
	}, nil)
	t.Def("set_seqs(a, b)", func(a []Value) Value {
		a[0].(*seqMatcher).setA(a[1])
		a[0].(*seqMatcher).setB(a[2])
		return nil
	})
	t.Def("set_seq1(a)", func(a []Value) Value { a[0].(*seqMatcher).setA(a[1]); return nil })
	t.Def("set_seq2(b)", func(a []Value) Value { a[0].(*seqMatcher).setB(a[1]); return nil })
	t.Def("find_longest_match(alo=0, ahi=None, blo=0, bhi=None)", func(a []Value) Value {
		m := a[0].(*seqMatcher)
		ahi, bhi := len(m.as), len(m.bs)
		if a[2] != nil {
			ahi = Index(a[2])
		}
		if a[4] != nil {
			bhi = Index(a[4])
		}
		x := m.longest(Index(a[1]), ahi, Index(a[3]), bhi)
		return Call(blockMatchType, x.a, x.b, x.size)
	})
	t.Def("get_matching_blocks()", func(a []Value) Value {
		out := pyrt.NewList[Value]()
		for _, x := range a[0].(*seqMatcher).matching() {
			out.Append(Call(blockMatchType, x.a, x.b, x.size))
		}
		return out
	})
	t.Def("get_opcodes()", func(a []Value) Value { return opcodeTuples(a[0].(*seqMatcher).opcodes()) })
	t.Def("get_grouped_opcodes(n=3)", func(a []Value) Value {
		return NewGenerator("SequenceMatcher.get_grouped_opcodes", func(y *Yielder) Value {
			for _, g := range a[0].(*seqMatcher).grouped(Index(a[1])) {
				y.Yield(opcodeTuples(g))
			}
			return nil
		})
	})
	t.Def("ratio()", func(a []Value) Value { return a[0].(*seqMatcher).ratio() })
	t.Def("quick_ratio()", func(a []Value) Value { return a[0].(*seqMatcher).quickRatio() })
	t.Def("real_quick_ratio()", func(a []Value) Value { return a[0].(*seqMatcher).realQuickRatio() })
	t.Getter("a", func(self Value) Value { return self.(*seqMatcher).a })
	t.Getter("b", func(self Value) Value { return self.(*seqMatcher).b })
	t.Getter("bjunk", func(self Value) Value { return self.(*seqMatcher).elements(self.(*seqMatcher).junk) })
	t.Getter("bpopular", func(self Value) Value { return self.(*seqMatcher).elements(self.(*seqMatcher).popular) })
}
