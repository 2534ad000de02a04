package pytypes_test

import (
	"testing"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/resolve"
)

var (
	unknown = pytypes.Type{}
	none    = pytypes.Of(pytypes.None)
	integer = pytypes.Of(pytypes.Int)
	float   = pytypes.Of(pytypes.Float)
	str     = pytypes.Of(pytypes.Str)
)

func TestJoin(t *testing.T) {
	base := &resolve.Class{Name: "Base", Qual: "m.Base"}
	base.MRO = []*resolve.Class{base}
	sub := &resolve.Class{Name: "Sub", Qual: "m.Sub"}
	sub.MRO = []*resolve.Class{sub, base}
	for _, tc := range []struct {
		a, b pytypes.Type
		want string
	}{
		{unknown, integer, "int"},
		{integer, unknown, "int"},
		{integer, integer, "int"},
		{integer, none, "int | None"},
		{none, none, "None"},
		{integer.Optional(), float, "int | float | None"},
		{integer, float, "int | float"},
		{pytypes.ListOf(integer), pytypes.ListOf(str), "list[int | str]"},
		{pytypes.ListOf(integer), pytypes.Of(pytypes.List), "list[int]"},
		{pytypes.DictOf(str, integer), pytypes.DictOf(str, none), "dict[str, int | None]"},
		{pytypes.TupleOf(integer, str), pytypes.TupleOf(float, str), "tuple[int | float, str]"},
		{pytypes.TupleOf(integer, str), pytypes.TupleOf(integer), "tuple[int | str, ...]"},
		{pytypes.TupleOf(), pytypes.TupleOf(integer), "tuple[int, ...]"},
		{pytypes.InstanceOf(base), pytypes.InstanceOf(sub), "m.Base"},
		{pytypes.InstanceOf(sub), pytypes.InstanceOf(base), "m.Base"},
		{pytypes.ForeignInstance("re.Match"), pytypes.ForeignInstance("re.Match"), "re.Match"},
		{pytypes.Of(pytypes.Dict).Named("collections.Counter"), pytypes.Of(pytypes.Dict), "dict"},
	} {
		if got := pytypes.Join(tc.a, tc.b).String(); got != tc.want {
			t.Errorf("Join(%s, %s) = %s, want %s", tc.a, tc.b, got, tc.want)
		}
	}
}

func TestJoinLimits(t *testing.T) {
	many := unknown
	for _, k := range []pytypes.Kind{pytypes.Int, pytypes.Str, pytypes.List, pytypes.Dict, pytypes.Set} {
		many = pytypes.Join(many, pytypes.Of(k))
	}
	if many.Known() {
		t.Errorf("a union of five kinds is %s, want unknown", many)
	}
	funcs := unknown
	for _, name := range []string{"a", "b", "c", "d", "e", "f"} {
		funcs = pytypes.Join(funcs, pytypes.ForeignFunc(name))
	}
	if n := len(funcs.Elems()); n != 6 || !funcs.Callable() {
		t.Errorf("a table of 6 functions has %d, callable %v", n, funcs.Callable())
	}
	deep, deeper := integer, str
	for range 10 {
		deep, deeper = pytypes.ListOf(deep), pytypes.ListOf(deeper)
	}
	if got, want := pytypes.Join(deep, deeper).String(), "list[list[list[list[list]]]]"; got != want {
		t.Errorf("deep join is %s, want %s", got, want)
	}
}

func TestParts(t *testing.T) {
	counter := pytypes.DictOf(str, integer).Named("collections.Counter")
	if counter.Key().String() != "str" || counter.Elem().String() != "int" || counter.Name() != "collections.Counter" {
		t.Errorf("a Counter has key %s, value %s, name %q", counter.Key(), counter.Elem(), counter.Name())
	}
	pair := pytypes.TupleOf(integer, float)
	if pair.Elem().String() != "int | float" || len(pair.Elems()) != 2 {
		t.Errorf("a pair has elements %s, %v", pair.Elem(), pair.Elems())
	}
	if any := pytypes.TupleOfAny(str); any.Elem().String() != "str" || any.Elems() != nil {
		t.Errorf("tuple[str, ...] has elements %s, %v", any.Elem(), any.Elems())
	}
	if o := integer.Optional(); o.Is(pytypes.Int) || !o.NotNone().Is(pytypes.Int) || !o.MayBeNone() {
		t.Errorf("an optional int is wrong: %s", o)
	}
	m := pytypes.ForeignFunc("list.append").Bind(pytypes.ListOf(integer))
	if r, ok := m.Receiver(); !ok || r.String() != "list[int]" || m.Name() != "list.append" {
		t.Errorf("a bound method has receiver %s, %v", r, ok)
	}
	if !m.Equal(pytypes.ForeignFunc("list.append").Bind(pytypes.ListOf(integer))) || m.Equal(pytypes.ForeignFunc("list.append")) {
		t.Error("equality of bound methods")
	}
}
