package resolve

import "github.com/molt-go/molt/analyzer/syntax"

// Hint is what the use of a variable says about its kind where nothing else
// does: range(n) needs an int, s.split() a str.
type Hint uint8

// The hints. Number means int or float: it was met by an int literal only.
const (
	NoHint Hint = iota
	HintInt
	HintNumber
	HintFloat
	HintStr
	HintList
	HintDict
	HintSet
)

// methodHints are methods that one builtin kind alone commonly has.
var methodHints = map[string]Hint{
	"append": HintList, "extend": HintList, "sort": HintList, "items": HintDict, "keys": HintDict, "values": HintDict,
	"setdefault": HintDict, "split": HintStr, "strip": HintStr, "lstrip": HintStr, "rstrip": HintStr, "startswith": HintStr,
	"endswith": HintStr, "lower": HintStr, "upper": HintStr, "splitlines": HintStr, "encode": HintStr, "isdigit": HintStr,
	"partition": HintStr, "rpartition": HintStr, "rsplit": HintStr, "zfill": HintStr, "title": HintStr,
}

// kindMethods are the names of the methods of str, bytes, list, dict, set and
// file: a variable on which any other is called is none of these.
var kindMethods = nameSet(`append extend insert remove pop clear index count sort reverse copy get items keys
	values update setdefault popitem fromkeys add discard union intersection difference symmetric_difference
	issubset issuperset isdisjoint split rsplit join strip lstrip rstrip replace startswith endswith find rfind
	rindex format format_map encode decode lower upper title capitalize casefold swapcase center ljust rjust zfill
	expandtabs splitlines partition rpartition translate maketrans isalnum isalpha isascii isdecimal isdigit
	isidentifier islower isnumeric isprintable isspace istitle isupper removeprefix removesuffix hex read readline
	readlines write writelines close flush seek tell`)

// hint notes what a use says about a name.
func (b *builder) hint(e syntax.Expr, h Hint) {
	if n, ok := e.(*syntax.Name); ok && h != NoHint {
		b.hints = append(b.hints, pendingHint{b.scope, b.intern(n.ID), h})
	}
}

type pendingHint struct {
	scope ScopeID
	name  int32
	hint  Hint
}

// hintCall notes range(n), chr(n), s.split() and the like.
func (b *builder) hintCall(c *syntax.Call) {
	switch fn := c.Func.(type) {
	case *syntax.Attribute:
		h := methodHints[fn.Attr]
		if !kindMethods[fn.Attr] {
			h = hintConflict
		}
		b.hint(fn.Value, h)
	case *syntax.Name:
		switch fn.ID {
		case "range", "chr", "bin":
			for _, a := range c.Args {
				b.hint(a, HintInt)
			}
		case "ord":
			for _, a := range c.Args {
				b.hint(a, HintStr)
			}
		}
	}
}

// hintOp notes arithmetic and comparison with number literals.
func (b *builder) hintOp(op syntax.Operator, left, right syntax.Expr) {
	if op == syntax.Mod {
		b.hint(left, numberHint(right))
		return // "..." % x takes anything
	}
	if op == syntax.Mult { // a sequence may be repeated
		b.hint(left, floatHint(right))
		b.hint(right, floatHint(left))
		return
	}
	b.hint(left, numberHint(right))
	b.hint(right, numberHint(left))
}

func numberHint(e syntax.Expr) Hint {
	c, ok := e.(*syntax.Constant)
	switch {
	case !ok:
		return NoHint
	case c.Kind == syntax.ConstInt:
		return HintNumber
	}
	return floatHint(e)
}

func floatHint(e syntax.Expr) Hint {
	if c, ok := e.(*syntax.Constant); ok && c.Kind == syntax.ConstFloat {
		return HintFloat
	}
	return NoHint
}

// join combines two hints; those that disagree say nothing.
func (h Hint) join(o Hint) Hint {
	switch {
	case h == o || o == NoHint:
		return h
	case h == NoHint:
		return o
	case h == hintConflict || o == hintConflict:
		return hintConflict
	case h == HintNumber && o <= HintFloat:
		return o
	case o == HintNumber && h <= HintFloat:
		return h
	}
	return hintConflict
}

// hintConflict marks a variable whose uses disagree while hints are collected.
const hintConflict Hint = 255

// placeHints keeps the hints of parameters.
func (b *builder) placeHints(keys *keyTable) {
	f := b.f
	for _, h := range b.hints {
		id := keys.find(h.scope, h.name)
		if id == NoSymbol {
			continue
		}
		if id = f.Symbols[id].Origin; f.Symbols[id].Flags&Parameter != 0 {
			if f.hints == nil {
				f.hints = make(map[SymbolID]Hint)
			}
			f.hints[id] = f.hints[id].join(h.hint)
		}
	}
}

// HintOf returns what the uses of a parameter say about its kind.
func (f *File) HintOf(id SymbolID) Hint {
	if h := f.hints[id]; h != hintConflict {
		return h
	}
	return NoHint
}
