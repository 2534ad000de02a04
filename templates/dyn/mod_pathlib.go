package dyn

import (
	"slices"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// A purePath is a pathlib path: its root, "", "/" or "//", and the parts behind.
type purePath struct {
	class *Class
	root  string
	tail  []string
}

// PyClass returns the class of the path.
func (p *purePath) PyClass() *Class { return p.class }

// text returns str(p).
func (p *purePath) text() string {
	if text := p.root + strings.Join(p.tail, "/"); text != "" {
		return text
	}
	return "."
}

// Str returns str(p).
func (p *purePath) Str() string { return p.text() }

// FormatSpec returns format(p, spec), for which paths have no spec.
func (p *purePath) FormatSpec(spec string) string {
	if spec != "" {
		raise(pyrt.TypeError, "unsupported format string passed to %s.__format__", p.class.Name)
	}
	return p.text()
}

// Repr returns repr(p).
func (p *purePath) Repr() string { return p.class.Name + "(" + pyrt.Repr(p.text()) + ")" }

// Hash returns hash(p).
func (p *purePath) Hash() int { return pyrt.HashOf(p.text()) }

// EqualValue compares the parts.
func (p *purePath) EqualValue(other Value) (equal, ok bool) {
	o, isPath := pathOf(other)
	if !isPath {
		return false, false
	}
	return p.root == o.root && slices.Equal(p.tail, o.tail), true
}

// LessValue orders by the parts.
func (p *purePath) LessValue(other Value) (less, ok bool) {
	o, isPath := pathOf(other)
	if !isPath {
		return false, false
	}
	return slices.Compare(p.allParts(), o.allParts()) < 0, true
}

// pathOf returns a path, also one of a subclass.
func pathOf(v Value) (*purePath, bool) {
	if o, ok := v.(*Object); ok {
		v = o.native
	}
	p, ok := v.(*purePath)
	return p, ok
}

var (
	purePathType      = NewType("pathlib", "PurePath")
	purePosixPathType = NewType("pathlib", "PurePosixPath", purePathType)
	pathType          = NewType("pathlib", "Path", purePathType)
	posixPathType     = NewType("pathlib", "PosixPath", pathType, purePosixPathType)
)

// ModPathlib is the module pathlib.
var ModPathlib = NewLibrary("pathlib", func(m *Module) {
	m.Const("PurePath", purePathType)
	m.Const("PurePosixPath", purePosixPathType)
	m.Const("Path", pathType)
	m.Const("PosixPath", posixPathType)
})

// newPath returns the path of the given class whose parts are joined.
func newPath(c *Class, parts ...Value) *purePath {
	p := &purePath{class: c}
	for _, part := range parts {
		if q, ok := pathOf(part); ok {
			if q.root != "" {
				p.root, p.tail = q.root, nil
			}
			p.tail = append(p.tail, q.tail...)
			continue
		}
		p.add(pathPart(part))
	}
	return p
}

func pathPart(v Value) string {
	if _, isBytes := v.(Bytes); isBytes {
		raise(pyrt.TypeError, "argument should be a str object or an os.PathLike object returning str, not %s", pyrt.Repr(ClassOf(v)))
	}
	if !HasAttr(v, "__fspath__") {
		if _, ok := asStr(v); !ok {
			raise(pyrt.TypeError, "expected str, bytes or os.PathLike object, not %s", TypeName(v))
		}
	}
	return fsPath(v)
}

// add joins what a text holds.
func (p *purePath) add(text string) {
	if strings.HasPrefix(text, "/") {
		p.root, p.tail = "/", nil
		if strings.HasPrefix(text, "//") && !strings.HasPrefix(text, "///") {
			p.root = "//"
		}
	}
	for _, part := range strings.Split(text, "/") {
		if part != "" && part != "." {
			p.tail = append(p.tail[:len(p.tail):len(p.tail)], part)
		}
	}
}

// with returns a path of p's class and root.
func (p *purePath) with(tail []string) *purePath { return &purePath{p.class, p.root, tail} }

func (p *purePath) allParts() []string {
	if p.root == "" {
		return p.tail
	}
	return append([]string{p.root}, p.tail...)
}

func (p *purePath) name() string {
	if len(p.tail) == 0 {
		return ""
	}
	return p.tail[len(p.tail)-1]
}

// suffixAt returns where the last suffix of a name begins, or its length.
func suffixAt(name string) int {
	i := strings.LastIndexByte(name, '.')
	if i <= 0 || i == len(name)-1 {
		return len(name)
	}
	return i
}

func (p *purePath) parent() *purePath {
	if len(p.tail) == 0 {
		return p
	}
	return p.with(p.tail[:len(p.tail)-1])
}

func (p *purePath) withName(name string) *purePath {
	if p.name() == "" {
		raise(pyrt.ValueError, "%s has an empty name", p.Repr())
	}
	if name == "" || strings.Contains(name, "/") || name == "." {
		raise(pyrt.ValueError, "Invalid name %s", pyrt.Repr(name))
	}
	return p.with(append(slices.Clone(p.tail[:len(p.tail)-1]), name))
}

func (p *purePath) withSuffix(suffix string) *purePath {
	if strings.Contains(suffix, "/") || suffix != "" && !strings.HasPrefix(suffix, ".") || suffix == "." {
		raise(pyrt.ValueError, "Invalid suffix %s", pyrt.Repr(suffix))
	}
	name := p.name()
	if name == "" {
		raise(pyrt.ValueError, "%s has an empty name", p.Repr())
	}
	return p.with(append(slices.Clone(p.tail[:len(p.tail)-1]), name[:suffixAt(name)]+suffix))
}

// isRelativeTo reports whether p lies under o.
func (p *purePath) isRelativeTo(o *purePath) bool {
	return p.root == o.root && len(p.tail) >= len(o.tail) && slices.Equal(p.tail[:len(o.tail)], o.tail)
}

func (p *purePath) relativeTo(o *purePath) *purePath {
	if !p.isRelativeTo(o) {
		raise(pyrt.ValueError, "%s is not in the subpath of %s OR one path is relative and the other is absolute.", pyrt.Repr(p.text()), pyrt.Repr(o.text()))
	}
	return &purePath{p.class, "", p.tail[len(o.tail):]}
}

// match reports whether the last parts fit a pattern's.
func (p *purePath) match(pattern string) bool {
	q := newPath(p.class, pattern)
	if q.root == "" && len(q.tail) == 0 {
		raise(pyrt.ValueError, "empty pattern")
	}
	want, have := q.allParts(), p.allParts()
	if q.root != "" && len(want) != len(have) || len(want) > len(have) {
		return false
	}
	have = have[len(have)-len(want):]
	for i := range want {
		if !fnMatch(have[i], want[i]) {
			return false
		}
	}
	return true
}

func init() {
	for _, row := range []struct{ class, made *Class }{{purePathType, purePosixPathType}, {purePosixPathType, purePosixPathType}, {pathType, posixPathType}, {posixPathType, posixPathType}} {
		row.class.Native(func(c *Class, args []Value, kw []Kw) Value {
			if c.Module != "pathlib" {
				return newPath(c, args...)
			}
			return newPath(row.made, args...)
		}, nil)
	}
	t := purePathType
	self := func(a []Value) *purePath { return a[0].(*purePath) }
	t.Getter("parts", func(v Value) Value { return Tuple(textValues(v.(*purePath).allParts())) })
	t.Getter("drive", func(Value) Value { return "" })
	t.Getter("root", func(v Value) Value { return v.(*purePath).root })
	t.Getter("anchor", func(v Value) Value { return v.(*purePath).root })
	t.Getter("name", func(v Value) Value { return v.(*purePath).name() })
	t.Getter("stem", func(v Value) Value {
		name := v.(*purePath).name()
		return name[:suffixAt(name)]
	})
	t.Getter("suffix", func(v Value) Value {
		name := v.(*purePath).name()
		return name[suffixAt(name):]
	})
	t.Getter("suffixes", func(v Value) Value {
		l, name := pyrt.NewList[Value](), strings.TrimLeft(v.(*purePath).name(), ".")
		if strings.HasSuffix(name, ".") {
			return l
		}
		for _, s := range strings.Split(name, ".")[1:] {
			l.Append("." + s)
		}
		return l
	})
	t.Getter("parent", func(v Value) Value { return v.(*purePath).parent() })
	t.Getter("parents", func(v Value) Value { return &pathParents{v.(*purePath)} })
	t.Def("__truediv__(key, /)", func(a []Value) Value {
		if _, ok := pathOf(a[1]); !ok {
			if _, ok := asStr(a[1]); !ok && !HasAttr(a[1], "__fspath__") {
				return NotImplemented
			}
		}
		return newPath(self(a).class, self(a), a[1])
	})
	t.Def("__rtruediv__(key, /)", func(a []Value) Value {
		if _, ok := asStr(a[1]); !ok && !HasAttr(a[1], "__fspath__") {
			return NotImplemented
		}
		return newPath(self(a).class, a[1], self(a))
	})
	t.Def("joinpath(*args)", func(a []Value) Value {
		return newPath(self(a).class, append([]Value{self(a)}, a[1].(Tuple)...)...)
	})
	t.Def("with_name(name)", func(a []Value) Value { return self(a).withName(argText(a[1], "with_name")) })
	t.Def("with_stem(stem)", func(a []Value) Value {
		name := self(a).name()
		return self(a).withName(argText(a[1], "with_stem") + name[suffixAt(name):])
	})
	t.Def("with_suffix(suffix)", func(a []Value) Value { return self(a).withSuffix(argText(a[1], "with_suffix")) })
	t.Def("relative_to(*other)", func(a []Value) Value {
		if len(a[1].(Tuple)) == 0 {
			raise(pyrt.TypeError, "need at least one argument")
		}
		return self(a).relativeTo(newPath(self(a).class, a[1].(Tuple)...))
	})
	t.Def("is_relative_to(*other)", func(a []Value) Value {
		return self(a).isRelativeTo(newPath(self(a).class, a[1].(Tuple)...))
	})
	t.Def("match(path_pattern)", func(a []Value) Value { return self(a).match(argText(a[1], "match")) })
	t.Def("is_absolute()", func(a []Value) Value { return self(a).root != "" })
	t.Def("is_reserved()", func([]Value) Value { return false })
	t.Def("as_posix()", func(a []Value) Value { return self(a).text() })
	t.Def("as_uri()", func(a []Value) Value {
		if self(a).root == "" {
			raise(pyrt.ValueError, "relative path can't be expressed as a file URI")
		}
		return "file://" + quoteURL(self(a).text(), "/")
	})
	t.Def("__fspath__()", func(a []Value) Value { return self(a).text() })
	t.Def("__str__()", func(a []Value) Value { return self(a).text() })
	t.Def("__repr__()", func(a []Value) Value { return self(a).Repr() })
	t.Def("__bytes__()", func(a []Value) Value { return Bytes(self(a).text()) })
	for _, op := range []struct {
		signature string
		holds     func(order int) bool
	}{
		{"__lt__(other, /)", func(order int) bool { return order < 0 }},
		{"__le__(other, /)", func(order int) bool { return order <= 0 }},
		{"__gt__(other, /)", func(order int) bool { return order > 0 }},
		{"__ge__(other, /)", func(order int) bool { return order >= 0 }},
	} {
		t.Def(op.signature, func(a []Value) Value {
			o, ok := pathOf(a[1])
			if !ok {
				return NotImplemented
			}
			return op.holds(slices.Compare(self(a).allParts(), o.allParts()))
		})
	}
	t.Def("__eq__(other, /)", func(a []Value) Value {
		equal, ok := self(a).EqualValue(a[1])
		if !ok {
			return NotImplemented
		}
		return equal
	})
	t.Def("__hash__()", func(a []Value) Value { return self(a).Hash() })
	pathFileMethods()
}

func textValues(texts []string) []Value {
	out := make([]Value, len(texts))
	for i, s := range texts {
		out[i] = s
	}
	return out
}

// pathParents is what the attribute parents returns.
type pathParents struct{ of *purePath }

// PyClass returns the class of parents.
func (*pathParents) PyClass() *Class { return pathParentsType }

// Repr returns repr(p).
func (p *pathParents) Repr() string { return "<" + p.of.class.Name + ".parents>" }

func (p *pathParents) items() []Value {
	out := make([]Value, len(p.of.tail))
	for i := range out {
		out[i] = p.of.with(p.of.tail[:len(p.of.tail)-1-i])
	}
	return out
}

// Iterate returns iter(p).
func (p *pathParents) Iterate() Iter { return sliceIterator(seqIterType, p.items()) }

var pathParentsType = NewType("pathlib", "_PathParents")

func init() {
	t := pathParentsType
	t.Def("__len__()", func(a []Value) Value { return len(a[0].(*pathParents).of.tail) })
	t.Def("__getitem__(i, /)", func(a []Value) Value {
		items := Tuple(a[0].(*pathParents).items())
		if n, ok := asIndex(a[1]); ok && (n >= len(items) || n < -len(items)) {
			panic(pyrt.IndexError.New(n))
		}
		return GetItem(items, a[1])
	})
}
