package infer

import (
	"strings"

	"github.com/molt-go/molt/analyzer/pytypes"
)

// A spec describes a result: a kind or class with arguments, or a variable
// filled in from the call. The grammar is
//
//	spec = name [ "[" spec { "," spec } "]" ] [ "?" ]
//
// where name is a kind ("int", "list"), a foreign class ("re.Match"), or one of
// $self, $elem, $key (the receiver, its element and key type), $0, $1 (an
// argument), $0.elem (what iterating over it gives), $0.call (what calling it gives).
type spec struct {
	kind     pytypes.Kind
	name     string
	args     []*spec
	optional bool
}

// parseSpec parses a row's spec. A mistake in a row shows in the test of the table.
func parseSpec(s string) *spec {
	p := specParser{rest: s}
	return p.spec()
}

type specParser struct{ rest string }

func (p *specParser) spec() *spec {
	end := strings.IndexAny(p.rest, "[],?")
	if end < 0 {
		end = len(p.rest)
	}
	s := &spec{name: p.rest[:end], kind: kindsByName[p.rest[:end]]}
	p.rest = p.rest[end:]
	if strings.HasPrefix(p.rest, "[") {
		for strings.HasPrefix(p.rest, "[") || strings.HasPrefix(p.rest, ",") {
			p.rest = p.rest[1:]
			s.args = append(s.args, p.spec())
		}
		p.rest = strings.TrimPrefix(p.rest, "]")
	}
	if rest, ok := strings.CutPrefix(p.rest, "?"); ok {
		s.optional, p.rest = true, rest
	}
	return s
}

var kindsByName = func() map[string]pytypes.Kind {
	m := make(map[string]pytypes.Kind)
	for k := pytypes.None; k <= pytypes.Union; k++ {
		m[k.String()] = k
	}
	delete(m, "object")
	delete(m, "type")
	return m
}()

// A binder gives the variables of a spec their types.
type binder func(variable string) pytypes.Type

// build makes the type; variables are Unknown without a binder.
func (s *spec) build(bind binder) pytypes.Type {
	t := s.plain(bind)
	if s.optional {
		t = t.Optional()
	}
	return t
}

func (s *spec) plain(bind binder) pytypes.Type {
	if strings.HasPrefix(s.name, "$") {
		if bind == nil {
			return pytypes.Type{}
		}
		return bind(s.name)
	}
	arg := func(i int) pytypes.Type {
		if i < len(s.args) {
			return s.args[i].build(bind)
		}
		return pytypes.Type{}
	}
	switch s.kind {
	case pytypes.Unknown:
		return s.named(arg)
	case pytypes.Dict:
		return pytypes.DictOf(arg(0), arg(1))
	case pytypes.Tuple:
		if len(s.args) == 2 && s.args[1].name == "..." {
			return pytypes.TupleOfAny(arg(0))
		}
		var elems []pytypes.Type
		for i := range s.args {
			elems = append(elems, arg(i))
		}
		if elems == nil {
			return pytypes.Of(pytypes.Tuple)
		}
		return pytypes.TupleOf(elems...)
	}
	return pytypes.With(s.kind, arg(0))
}

// named builds an instance of a class that is no kind.
func (s *spec) named(arg func(int) pytypes.Type) pytypes.Type {
	if s.name == "any" || s.name == "" || s.name == "..." {
		return pytypes.Type{}
	}
	t := ofClass(s.name)
	if t.Kind() == pytypes.Dict {
		return pytypes.DictOf(arg(0), arg(1)).Named(s.name)
	}
	return t
}
