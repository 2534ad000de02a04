package evidence

import (
	"cmp"
	"math"
	"slices"
)

// pstatsFormat is what cProfile, pstats.Stats.dump_stats and pyinstrument's
// pstats renderer write: a marshalled dict of
//
//	(file, line, name): (primitive calls, calls, self, cumulative, callers)
//
// where callers maps the same kind of key to (calls, primitive calls, self,
// cumulative), the first two swapped, or to a bare count.
var pstatsFormat = Format{
	Name:   "pstats",
	Doc:    "python -m cProfile -o FILE, pyinstrument -r pstats",
	detect: isPstats,
	read:   readPstats,
}

// isPstats reports whether data starts with a marshalled dict whose first key
// is a tuple, or which is empty. JSON objects also start with a brace, but go
// on with a quote or a space.
func isPstats(s *sniffed) bool {
	if len(s.data) == 0 || s.data[0]&^refFlag != '{' {
		return false
	}
	if s.data[0]&refFlag != 0 {
		return true
	}
	return len(s.data) > 1 && slices.Contains([]byte{'(', ')', '(' | refFlag, ')' | refFlag, '0'}, s.data[1])
}

// pstatsReader turns the decoded dict into a profile.
type pstatsReader struct {
	profile *Profile
	index   map[frame]int
	work    int // caller entries seen
}

func readPstats(data []byte) (*Profile, error) {
	decoder := &marshalReader{data: data}
	top, err := decoder.value()
	if err != nil {
		return nil, err
	}
	if top.kind != dictValue {
		return nil, badAt(0, "it is no dict of functions")
	}
	r := &pstatsReader{profile: &Profile{Unit: Seconds, Lines: FirstLine}, index: map[frame]int{}}
	for i := 0; i < len(top.items); i += 2 {
		if err := r.function(top.items[i], top.items[i+1]); err != nil {
			return nil, err
		}
	}
	// Callers may come before their own entry, so edges need a second round.
	for i := 0; i < len(top.items); i += 2 {
		if err := r.callers(top.items[i], top.items[i+1].items[4]); err != nil {
			return nil, err
		}
	}
	r.finish()
	return r.profile, nil
}

// finish sets the sums and the order of a profile whose entries are complete.
func (r *pstatsReader) finish() {
	p := r.profile
	mendRecursion(p)
	for _, e := range p.Entries {
		p.Total += e.Self
	}
	p.TotalTime = p.Total
	slices.SortStableFunc(p.Edges, func(a, b Edge) int {
		return cmp.Or(cmp.Compare(a.Caller, b.Caller), cmp.Compare(a.Callee, b.Callee))
	})
}

// key reads (file, line, name).
func (r *pstatsReader) key(v value) (frame, error) {
	if v.kind != tupleValue || len(v.items) != 3 || v.items[0].kind != stringValue ||
		v.items[1].kind != intValue || v.items[2].kind != stringValue {
		return frame{}, badAt(-1, "function %d is not named by (file, line, name)", len(r.profile.Entries)+1)
	}
	line := v.items[1].number
	if line < 0 || line > math.MaxInt32 {
		line = 0
	}
	f := frame{file: v.items[0].text, line: int(line), name: v.items[2].text}
	// The pure Python profiler names C functions by an empty file, pyinstrument
	// by a file of that name, cProfile by a tilde.
	f.builtin = f.file == "~" || f.file == "" || f.file == "<built-in>"
	return f, nil
}

// numbers reads the first n items of v, which must be finite.
func (r *pstatsReader) numbers(v value, n int) ([4]float64, error) {
	var out [4]float64
	for i := range n {
		item := v.items[i]
		if item.kind != intValue && item.kind != floatValue || math.IsNaN(item.number) || math.IsInf(item.number, 0) {
			return out, badAt(-1, "entry %d has something else than a finite number", len(r.profile.Entries)+1)
		}
		out[i] = item.number
	}
	return out, nil
}

func (r *pstatsReader) function(key, v value) error {
	f, err := r.key(key)
	if err != nil {
		return err
	}
	if v.kind != tupleValue || len(v.items) != 5 || v.items[4].kind != dictValue {
		return badAt(-1, "%s has no (calls, calls, self, cumulative, callers)", f.name)
	}
	n, err := r.numbers(v, 4)
	if err != nil {
		return err
	}
	if _, ok := r.index[f]; ok {
		return badAt(-1, "%s is there twice", f.name)
	}
	e := NewEntry(f.file, f.line, f.name)
	e.Builtin = f.builtin
	e.Calls = count(n[1])
	e.Self, e.Cumulative = max(n[2], 0), max(n[3], 0)
	if e.Builtin {
		e.CShare = 1
	}
	r.index[f] = len(r.profile.Entries)
	r.profile.Entries = append(r.profile.Entries, e)
	return nil
}

// count converts a number of calls, Unknown when it is none.
func count(n float64) int64 {
	if n < 0 || n > 1<<62 {
		return Unknown
	}
	return int64(n)
}

func (r *pstatsReader) callers(key, callers value) error {
	f, err := r.key(key)
	if err != nil {
		return err
	}
	callee := r.index[f]
	// One dict may be referred to by many functions, so that its size on disk
	// does not bound the work.
	if r.work += len(callers.items); r.work > maxObjects {
		return badAt(-1, "more than %d caller entries", maxObjects)
	}
	for i := 0; i < len(callers.items); i += 2 {
		from, err := r.key(callers.items[i])
		if err != nil {
			return err
		}
		caller, ok := r.index[from]
		if !ok {
			continue // stripped or merged profiles may name callers they left out
		}
		edge, err := r.edge(callee, callers.items[i+1])
		if err != nil {
			return err
		}
		edge.Caller, edge.Callee = caller, callee
		r.profile.Edges = append(r.profile.Edges, edge)
	}
	return nil
}

// edge reads what one caller accounts for. The pure Python profiler only
// counts calls, so its times are split by them.
func (r *pstatsReader) edge(callee int, v value) (Edge, error) {
	if v.kind == intValue {
		e := &r.profile.Entries[callee]
		part := 0.0
		if e.Calls > 0 {
			part = min(max(v.number, 0)/float64(e.Calls), 1)
		}
		return Edge{Calls: count(v.number), Self: float64(e.Self * part), Cumulative: float64(e.Cumulative * part)}, nil
	}
	if v.kind != tupleValue || len(v.items) != 4 {
		return Edge{}, badAt(-1, "a caller of %s has no (calls, calls, self, cumulative)", r.profile.Entries[callee].Func)
	}
	n, err := r.numbers(v, 4)
	return Edge{Calls: count(n[0]), Self: max(n[2], 0), Cumulative: max(n[3], 0)}, err
}

// mendRecursion corrects cumulative times that count a recursive function once
// a level, as pyinstrument's do: they are told by having no call counts. What a
// function spends on behalf of itself is part of what its other callers see.
func mendRecursion(p *Profile) {
	for i := range p.Edges {
		edge := &p.Edges[i]
		e := &p.Entries[edge.Callee]
		if edge.Caller == edge.Callee && e.Calls == Unknown {
			e.Cumulative = max(e.Cumulative-edge.Cumulative, e.Self)
			edge.Cumulative = min(edge.Cumulative, e.Cumulative)
		}
	}
}
