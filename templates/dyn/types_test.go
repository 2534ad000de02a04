package dyn

import "testing"

func TestSmoke(t *testing.T) {
	l := NewListFrom(3, 1, 2)
	Attr("sort").CallKw(l, nil, []Kw{{"reverse", true}})
	if got := Repr(l); got != "[3, 2, 1]" {
		t.Error(got)
	}
	if got := Repr(Call(StrType, 5)); got != "'5'" {
		t.Error(got)
	}
	if got := Repr(Attr("join").Call1(",", NewListFrom("a", "b"))); got != "'a,b'" {
		t.Error(got)
	}
	if got := Repr(Call(ListType, Call(ZipType, NewListFrom(1, 2), "ab"))); got != "[(1, 'a'), (2, 'b')]" {
		t.Error(got)
	}
	stack := NewClass(NewModule("__main__"), "Stack", []Value{ListType}, nil, func(ns *Namespace) {
		ns.Set("push", NewFunc(NewModule("__main__"), "Stack.push", "self, x", func(self, x Value) Value { return Attr("append").Call1(self, x) }))
	})
	s := Call(stack, NewListFrom(1))
	Attr("push").Call1(s, 2)
	if got := Repr(s) + Repr(Add(s, NewListFrom(3))) + TypeName(Add(s, NewListFrom(3))); got != "[1, 2][1, 2, 3]list" {
		t.Error(got)
	}
	if got := Repr(Len(s)) + Repr(In(2, s)); got != "2True" {
		t.Error(got)
	}
	money := Call(NewClass(NewModule("__main__"), "Money", []Value{IntType}, nil, func(*Namespace) {}), 5)
	if got := Repr(Add(money, 1)) + TypeName(Add(money, 1)) + Repr(Mul(2.0, money)); got != "6int10.0" {
		t.Error(got)
	}
	if got := Repr(GetAttr(5, "real")); got != "5" {
		t.Error(got)
	}
}
