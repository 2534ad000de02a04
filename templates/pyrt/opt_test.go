package pyrt

import "testing"

func TestOpt(t *testing.T) {
	d := NewDict[Opt[float64], string]()
	d.Set(None[float64](), "none")
	d.Set(Some(0.0), "zero")
	d.Set(Some(1.5), "more")
	if got, want := d.Repr(), "{None: 'none', 0.0: 'zero', 1.5: 'more'}"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := d.Get(Some(1.5)) + d.Get(Opt[float64]{}); got != "morenone" {
		t.Errorf("got %s", got)
	}
	if got := None[int]().Or(3) + Some(4).Or(3) + Some(5).Must(); got != 12 {
		t.Errorf("got %d", got)
	}
	if !Eq(Some(1), true) || Eq(None[int](), 0) || !Eq(None[int](), nil) {
		t.Error("an Opt does not equal what it holds")
	}
	got := attempt(func() Value { return d.GetOpt(Some(9.0)).Must() })
	if want := "TypeError: unsupported operand type(s): 'NoneType'"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestOptListRepr(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{Some([][]float64{{1, 0.5}, {}}).Repr(), "[[1.0, 0.5], []]"},
		{Some([]Opt[string]{Some("a"), None[string]()}).Str(), "['a', None]"},
		{None[[]int]().Repr(), "None"},
	} {
		if c.got != c.want {
			t.Errorf("got %s, want %s", c.got, c.want)
		}
	}
}
