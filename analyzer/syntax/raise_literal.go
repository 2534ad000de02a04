package syntax

import "strings"

// number raises a numeric literal.
func (r *raiser) number(t token) *Constant {
	v, err := decodeNumber(t.text(r.src))
	if err != nil {
		r.failAt(t.start, err.Error())
	}
	return &Constant{Kind: v.Kind, Int: v.Int, Big: v.Big, Float: v.Float}
}

// stringToken raises one string or bytes literal.
func (r *raiser) stringToken(t token) *Constant {
	value, kind, err := decodeString(t.text(r.src))
	if err != nil {
		r.failAt(t.start, err.Error())
	}
	c := &Constant{Kind: ConstStr, Str: value, U: kind == strUnicode}
	if kind == strBytes {
		c.Kind = ConstBytes
	}
	c.Span = Span{t.start, t.end}
	return c
}

// stringRun raises adjacent plain literals as one constant.
func (r *raiser) stringRun(t ctoken) *Constant {
	c := r.stringToken(r.srcToks[t.src])
	if r.srcToks[t.src].end == t.end {
		return c
	}
	var b strings.Builder
	b.WriteString(c.Str)
	for i := t.src + 1; r.srcToks[i].kind == kString; i++ {
		next := r.stringToken(r.srcToks[i])
		if next.Kind != c.Kind {
			r.failAt(next.Start, "cannot mix bytes and nonbytes literals")
		}
		b.WriteString(next.Str)
	}
	c.Str = b.String()
	return c
}
