package pyrt

import "testing"

// TestSetInsertionOrder: sets whose order CPython leaves open keep that of insertion.
func TestSetInsertionOrder(t *testing.T) {
	words := SetOf("pear", "fig", "apple", "fig")
	words.Remove("pear")
	words.Add("pear")
	if got, want := words.Repr(), "{'fig', 'apple', 'pear'}"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := words.Pop(); got != "fig" {
		t.Errorf("popped %s", got)
	}
	edges := SetOf(T2(2, "b"), T2(1, "a"))
	if got, want := edges.Repr(), "{(2, 'b'), (1, 'a')}"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestSetOfValues: a set of any values follows CPython's table until it meets an
// element without a fixed hash.
func TestSetOfValues(t *testing.T) {
	s := SetOf[Value](33, 1, 65, 9)
	if got, want := s.Repr(), "{65, 33, 1, 9}"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	s.Add("x")
	s.Add(0)
	if got, want := s.Repr(), "{65, 33, 1, 9, 'x', 0}"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if !s.Contains(1.0) || !s.Contains(true) || s.Contains("1") {
		t.Error("1.0, True and '1' are not where they should be")
	}
	both := s.Intersection(SetOf[Value](0, "x", 65.0))
	if got, want := both.Repr(), "{0, 'x', 65.0}"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestZeroContainers(t *testing.T) {
	var d Dict[string, int]
	var s Set[string]
	var q Deque[int]
	if d.Contains("a") || s.Contains("a") || q.Len() != 0 {
		t.Error("a zero container is not empty")
	}
	d.Set("a", 1)
	s.Add("a")
	q.Append(1)
	if got, want := d.Repr()+s.Repr()+q.Repr(), "{'a': 1}{'a'}deque([1])"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
