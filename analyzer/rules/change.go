package rules

import (
	"strings"

	"github.com/molt-go/molt/analyzer/effects"
	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// readingMethods are the methods of builtin containers and strings that leave
// their receiver as it is. Whatever is not here may change it.
var readingMethods = map[string]bool{
	"get": true, "keys": true, "values": true, "items": true, "copy": true, "count": true, "index": true, "find": true, "rfind": true,
	"startswith": true, "endswith": true, "split": true, "rsplit": true, "splitlines": true, "partition": true, "rpartition": true,
	"strip": true, "lstrip": true, "rstrip": true, "lower": true, "upper": true, "casefold": true, "title": true, "capitalize": true,
	"replace": true, "join": true, "encode": true, "decode": true, "format": true, "isdigit": true, "isalpha": true, "isspace": true,
	"isalnum": true, "isupper": true, "islower": true, "isidentifier": true, "zfill": true, "ljust": true, "rjust": true, "center": true,
	"union": true, "intersection": true, "difference": true, "symmetric_difference": true, "issubset": true, "issuperset": true, "isdisjoint": true,
	"read_text": true, "read_bytes": true, "exists": true, "is_dir": true, "is_file": true, "with_suffix": true, "with_name": true, "relative_to": true,
	"most_common": true, "elements": true, "translate": true, "hex": true, "bit_length": true,
}

// readingCalls are functions that neither change nor keep their arguments.
var readingCalls = map[string]bool{
	"builtins.len": true, "builtins.sum": true, "builtins.min": true, "builtins.max": true, "builtins.sorted": true, "builtins.any": true,
	"builtins.all": true, "builtins.str": true, "builtins.repr": true, "builtins.print": true, "builtins.isinstance": true, "builtins.bool": true,
	"builtins.int": true, "builtins.float": true, "builtins.list": true, "builtins.tuple": true, "builtins.set": true, "builtins.frozenset": true,
	"builtins.dict": true, "builtins.abs": true, "builtins.hash": true, "builtins.id": true, "builtins.range": true, "builtins.enumerate": true,
	"builtins.zip": true, "builtins.reversed": true, "builtins.map": true, "builtins.filter": true, "builtins.iter": true, "builtins.type": true,
	"builtins.hasattr": true, "builtins.issubclass": true, "builtins.callable": true, "builtins.round": true, "builtins.ord": true, "builtins.chr": true,
	"json.dumps": true, "os.path.join": true, "copy.copy": true, "copy.deepcopy": true,
	"collections.Counter": true, "math.sqrt": true, "math.floor": true, "math.ceil": true,
}

// leavesArguments tells whether the function of a dotted name neither changes
// nor keeps what it is given.
func leavesArguments(dotted string) bool {
	if readingCalls[dotted] || dotted == "builtins.open" {
		return true
	}
	module, _, ok := strings.Cut(dotted, ".")
	return ok && (module == "math" || module == "re" || strings.HasPrefix(dotted, "os.path."))
}

// MayChange tells whether a use may change what the place holds: another
// object (rebinding), or another content of the same container.
func (p *Pass) MayChange(u Use) bool {
	switch u.Kind {
	case AttrRead, ItemRead, Iterated, Compared, Tested, Operand, Interpolate:
		return false
	case MethodCall:
		return !readingMethods[u.Method]
	case Argument:
		return !p.leavesArgument(u)
	}
	return true
}

// leavesArgument tells whether the call of an Argument use is known to leave
// that argument as it is.
func (p *Pass) leavesArgument(u Use) bool {
	if isNameChain(u.Call.Func) && leavesArguments(p.Dotted(u.Call.Func)) {
		return true
	}
	if _, name, ok := Method(u.Call); ok && p.Type(u.Call.Func.(*syntax.Attribute).Value).Is(
		pytypes.List, pytypes.Dict, pytypes.Set, pytypes.Str, pytypes.Bytes, pytypes.Deque) {
		return name == "extend" || name == "update" || name == "join" || readingMethods[name]
	}
	site := p.Graph.Site(u.Call)
	if site == nil || len(site.Callees) == 0 {
		return false
	}
	for _, c := range site.Callees {
		sum := p.Effects.Of(c.Func)
		if sum.Mutates != 0 || sum.Effects&(effects.WritesParam|effects.WritesSelf|effects.WritesGlobal|effects.WritesClosure) != 0 {
			return false
		}
	}
	return true
}

// ChangedIn tells whether anything in a span may change what the place holds.
// For an attribute, calls on its object count too unless they are known to
// leave the object alone.
func (p *Pass) ChangedIn(pl Place, span syntax.Span) bool {
	for _, u := range p.UsesOf(pl) {
		if !contains(span, u.Node) || !p.MayChange(u) {
			continue
		}
		if u.Kind == Rebind || u.Kind == AugTarget || !immutable(p.Type(u.Node)) {
			return true
		}
	}
	if pl.attrs != "" {
		return p.objectTouched(pl, span)
	}
	return !p.IsLocal(pl) && p.globalTouched(pl, span)
}

// objectTouched tells whether the object that an attribute place hangs on is
// handed to code in the span that may set the attribute.
func (p *Pass) objectTouched(pl Place, span syntax.Span) bool {
	for _, u := range p.UsesOf(Place{root: pl.root}) {
		if !contains(span, u.Node) {
			continue
		}
		switch u.Kind {
		case Rebind, OtherUse:
			return true
		case MethodCall, Argument:
			if !p.leavesObject(u.Call) {
				return true
			}
		}
	}
	return false
}

// leavesObject tells whether all callees of a call are known and write neither
// attributes nor arguments.
func (p *Pass) leavesObject(call *syntax.Call) bool {
	if isNameChain(call.Func) && leavesArguments(p.Dotted(call.Func)) {
		return true
	}
	site := p.Graph.Site(call)
	if site == nil || len(site.Callees) == 0 {
		return false
	}
	for _, c := range site.Callees {
		if p.Effects.Of(c.Func).Effects&(effects.WritesSelf|effects.WritesParam|effects.WritesGlobal|effects.Unknown) != 0 {
			return false
		}
	}
	return true
}

// globalTouched tells whether a module variable is rebound or changed anywhere
// in the file but its one binding.
func (p *Pass) globalTouched(pl Place, span syntax.Span) bool {
	if pl.root == resolve.NoSymbol {
		return true
	}
	return len(p.File.BindingsOf(&p.File.Symbols[pl.root])) > 1
}

// ReboundIn tells whether a variable gets another value in the span.
func (p *Pass) ReboundIn(pl Place, span syntax.Span) bool {
	for _, u := range p.UsesOf(pl) {
		if (u.Kind == Rebind || u.Kind == AugTarget) && contains(span, u.Node) {
			return true
		}
	}
	return false
}

// Invariant tells whether an expression has the same value in every round of
// the loop: it is built of constants and places that the loop does not change,
// operators, and calls of builtins that only read.
func (p *Pass) Invariant(e syntax.Expr, loop Loop) bool {
	span, ok := loop.Body(), true
	syntax.Inspect(e, func(n syntax.Node) bool {
		if !ok {
			return false
		}
		switch n := n.(type) {
		case *syntax.Name, *syntax.Attribute:
			if call, isCall := p.ParentOf(n).(*syntax.Call); isCall && call.Func == n.(syntax.Expr) {
				return false // judged with the call
			}
			pl, isPlace := p.PlaceOf(n.(syntax.Expr))
			if isPlace {
				ok = !p.setBy(loop, pl) && !p.ChangedIn(pl, span)
				return false
			}
			return true
		case *syntax.Call:
			ok = p.readingCall(n)
			if a, isAttr := n.Func.(*syntax.Attribute); ok && isAttr && p.Dotted(n.Func) == "" {
				ok = p.Invariant(a.Value, loop)
			}
			return ok
		case *syntax.Lambda, *syntax.Await, *syntax.Yield, *syntax.YieldFrom, *syntax.NamedExpr,
			*syntax.ListComp, *syntax.SetComp, *syntax.DictComp, *syntax.GeneratorExp, *syntax.Starred:
			ok = false
			return false
		}
		return true
	})
	return ok
}

// readingCall tells whether a call only reads: a builtin from readingCalls that is
// no iterator, or a reading method of a builtin type.
func (p *Pass) readingCall(c *syntax.Call) bool {
	if isNameChain(c.Func) {
		switch name := p.Dotted(c.Func); {
		case name == "builtins.print" || name == "builtins.iter" || name == "builtins.map" || name == "builtins.filter" ||
			name == "builtins.zip" || name == "builtins.enumerate" || name == "builtins.reversed":
			return false
		case name != "":
			return readingCalls[name]
		}
	}
	recv, name, ok := Method(c)
	if ok && len(c.Args) == 0 && (name == "keys" || name == "values" || name == "items") {
		return true
	}
	return ok && readingMethods[name] && p.Type(recv).Is(
		pytypes.Str, pytypes.Bytes, pytypes.List, pytypes.Tuple, pytypes.Dict, pytypes.Set, pytypes.FrozenSet)
}

// setBy tells whether the loop's own target binds the place's variable.
func (p *Pass) setBy(loop Loop, pl Place) bool {
	if loop.Target == nil {
		return false
	}
	set := false
	syntax.Inspect(loop.Target, func(n syntax.Node) bool {
		if name, ok := n.(*syntax.Name); ok && p.File.SymbolID(name) == pl.root {
			set = true
		}
		return !set
	})
	return set
}
