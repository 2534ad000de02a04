package pyrt

import "iter"

// FindAll returns re.findall(s, pos, endpos) of a pattern with at most one group:
// what each match, or its group, is. With more groups it panics; see
// [Pattern.FindAllGroups].
func (re *Pattern[S]) FindAll(s S, bounds ...int) []S {
	if re.prog.groups > 1 {
		panic(NewTypeError("FindAll of a pattern with several groups"))
	}
	var out []S
	re.each(s, bounds, func(m *reMachine, _ int) bool {
		text := S(m.whole[m.start:m.end])
		if re.prog.groups == 1 {
			text, _ = groupText[S](m, 1)
		}
		out = append(out, text)
		return true
	})
	return out
}

// FindAllGroups returns re.findall(s, pos, endpos) of a pattern with several
// groups: those of each match, in Python as tuples.
func (re *Pattern[S]) FindAllGroups(s S, bounds ...int) [][]S {
	var out [][]S
	re.each(s, bounds, func(m *reMachine, _ int) bool {
		groups := make([]S, re.prog.groups)
		for i := range groups {
			groups[i], _ = groupText[S](m, int32(i+1))
		}
		out = append(out, groups)
		return true
	})
	return out
}

// FindAll2 returns re.findall(s, pos, endpos) of a pattern with two groups.
func (re *Pattern[S]) FindAll2(s S, bounds ...int) []Tuple2[S, S] {
	re.wantGroups(2)
	var out []Tuple2[S, S]
	re.each(s, bounds, func(m *reMachine, _ int) bool {
		var groups Tuple2[S, S]
		groups.A, _ = groupText[S](m, 1)
		groups.B, _ = groupText[S](m, 2)
		out = append(out, groups)
		return true
	})
	return out
}

// FindAll3 returns re.findall(s, pos, endpos) of a pattern with three groups.
func (re *Pattern[S]) FindAll3(s S, bounds ...int) []Tuple3[S, S, S] {
	re.wantGroups(3)
	var out []Tuple3[S, S, S]
	re.each(s, bounds, func(m *reMachine, _ int) bool {
		var groups Tuple3[S, S, S]
		groups.A, _ = groupText[S](m, 1)
		groups.B, _ = groupText[S](m, 2)
		groups.C, _ = groupText[S](m, 3)
		out = append(out, groups)
		return true
	})
	return out
}

func (re *Pattern[S]) wantGroups(n int) {
	if re.prog.groups != n {
		panic(NewTypeError("findall of a pattern with " + Repr(re.prog.groups) + " groups"))
	}
}

// FindIter returns re.finditer(s, pos, endpos): the matches one after the other.
func (re *Pattern[S]) FindIter(s S, bounds ...int) iter.Seq[*Match[S]] {
	return func(yield func(*Match[S]) bool) {
		re.each(s, bounds, func(m *reMachine, from int) bool { return yield(re.newMatch(m, from)) })
	}
}
