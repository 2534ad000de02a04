package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

var sliceConsume = &Rule{
	ID:    "slice-consume",
	Title: "A buffer consumed by slicing off its front",
	What:  "A loop takes the front of a string, bytes or list off by data = data[n:] until nothing is left.",
	Why: "Each slice copies all that is left, so the loop takes time in proportion to the square of the length. An offset, " +
		"an iterator or a memoryview copies nothing.",
	Before: `
def records(data: bytes):
    out = []
    while data:
        size = data[0]
        out.append(data[1:size])
        data = data[size:]
    return out
`,
	After: `
def records(data: bytes):
    out = []
    offset = 0
    while offset < len(data):
        size = data[offset]
        out.append(data[offset + 1:offset + size])
        offset += size
    return out
`,
	WhenNot: []string{
		"the data is short, below about a thousand bytes or elements",
		"a few large pieces are taken off",
	},
	Levers: []string{"structure", "memory"},
	Cost:   "slice-consume",
	Nodes:  []syntax.Node{(*syntax.Assign)(nil)},
	Check:  checkSliceConsume,
}

// bufferSize is the length that a buffer of bytes in hot code is taken to have
// where the source does not show it; text and lists are taken to have lineSize.
const (
	bufferSize = 10000
	lineSize   = 1000
)

func checkSliceConsume(p *Pass, n syntax.Node) {
	assign := n.(*syntax.Assign)
	sub, ok := assign.Value.(*syntax.Subscript)
	if !ok || len(assign.Targets) != 1 {
		return
	}
	s, ok := sub.Slice.(*syntax.Slice)
	if !ok || s.Lower == nil || s.Upper != nil || s.Step != nil || !p.samePlace(sub.Value, assign.Targets[0]) {
		return
	}
	if !p.InLoop() || !p.Type(sub.Value).Is(pytypes.Bytes, pytypes.Str, pytypes.List, pytypes.ByteArray) {
		return
	}
	pl, _ := p.PlaceOf(sub.Value)
	loops := p.Loops()
	loop := loops[len(loops)-1]
	if p.takesChunks(s.Lower, loop) {
		return
	}
	if _, isWhile := loop.Node.(*syntax.While); !isWhile || leavesLoop(loop.Owner, p.stack) || p.refilled(pl, loop, assign) {
		return
	}
	size := float64(lineSize)
	if p.Type(sub.Value).Is(pytypes.Bytes, pytypes.ByteArray) {
		size = bufferSize
	}
	p.Report(Diagnosis{
		Grows: true, Evident: p.bulk(sub.Value, bulkDepth),
		At: assign, Size: size,
		Message: fmt.Sprintf("each round copies all that is left of %s", p.Source(sub.Value)),
		Remedy:  fmt.Sprintf("keep an offset into %s instead of cutting its front off", p.Source(sub.Value)),
	})
}

// takesChunks tells whether the same large or unknown amount is taken off in each round:
// a chunk size, with few rounds.
func (p *Pass) takesChunks(lower syntax.Expr, loop Loop) bool {
	if c, ok := lower.(*syntax.Constant); ok {
		return c.Kind != syntax.ConstInt || c.Int > 64
	}
	return p.writtenCount(lower) || p.Invariant(lower, loop)
}

// writtenCount tells whether an expression is what a write or send returned:
// such loops go round again only for what a partial write left.
func (p *Pass) writtenCount(e syntax.Expr) bool {
	name, ok := e.(*syntax.Name)
	if !ok {
		return false
	}
	s := p.File.Symbol(name)
	if s == nil {
		return false
	}
	return slices.ContainsFunc(p.File.BindingsOf(s), func(b resolve.Binding) bool {
		call, isCall := b.Value.(*syntax.Call)
		if !isCall {
			return false
		}
		method := p.lastName(call.Func)
		return strings.Contains(method, "write") || strings.Contains(method, "send")
	})
}

// refilled tells whether a loop binds a place elsewhere too: then it holds a
// window on a stream, which stays short.
func (p *Pass) refilled(pl Place, loop Loop, assign *syntax.Assign) bool {
	for _, u := range p.UsesOf(pl) {
		if (u.Kind == Rebind || u.Kind == AugTarget) && contains(loop.Body(), u.Node) && !contains(assign.Range(), u.Node) {
			return true
		}
	}
	return false
}
