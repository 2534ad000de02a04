package dyn

import (
	"strings"
	"sync"

	"github.com/molt-go/molt/templates/pyrt"
)

// A structSeq is a class of tuples with named fields, as time.struct_time is.
type structSeq struct {
	*Class
	fields []string
}

// newStructSeq returns such a class, made when it is first asked for.
func newStructSeq(module, name string, fields ...string) func() *structSeq {
	return sync.OnceValue(func() *structSeq {
		s := &structSeq{NewType(module, name, TupleType), fields}
		s.layout = TupleType
		for i, f := range fields {
			s.Getter(f, func(self Value) Value { return self.(Tuple)[i] })
		}
		s.Def("__repr__()", func(a []Value) Value { return s.repr(a[0].(Tuple)) })
		s.Const("n_fields", len(fields))
		s.Const("n_sequence_fields", len(fields))
		s.Const("n_unnamed_fields", 0)
		return s
	})
}

// of returns an instance.
func (s *structSeq) of(values ...Value) Value {
	o := newObject(s.Class)
	o.native = Tuple(values)
	return o
}

func (s *structSeq) repr(t Tuple) string {
	parts := make([]string, len(s.fields))
	for i, f := range s.fields {
		parts[i] = f + "=" + pyrt.Repr(t[i])
	}
	return s.fullName() + "(" + strings.Join(parts, ", ") + ")"
}

// tupleOf returns a tuple, or what an instance of a subclass of tuple holds.
func tupleOf(v Value) (Tuple, bool) {
	switch v := v.(type) {
	case Tuple:
		return v, true
	case *Object:
		t, ok := v.native.(Tuple)
		return t, ok
	}
	return nil, false
}
