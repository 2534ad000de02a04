package rules

import (
	"fmt"
	"strings"

	"github.com/molt-go/molt/analyzer/syntax"
)

var gzipLevel = &Rule{
	ID:    "gzip-level",
	Title: "Compression at level 9",
	What:  "gzip or tarfile compresses at level 9, which is their default, or zlib is told to.",
	Why: "Level 9 searches on for longer matches where level 6, zlib's own default, is content. It takes several times as long and saves few " +
		"per cent.",
	Before: `
import gzip

def pack(data):
    return gzip.compress(data)
`,
	After: `
import gzip

def pack(data):
    return gzip.compress(data, compresslevel=6)
`,
	WhenNot: []string{
		"the result is written once and sent many times, and its size is what counts",
		"the data is stored already compressed, as images are",
	},
	Levers: []string{"package"},
	Cost:   "gzip-level",
	Needs:  NeedsProfile,
	Nodes:  []syntax.Node{(*syntax.Call)(nil)},
	Check:  checkGzipLevel,
}

func checkGzipLevel(p *Pass, n syntax.Node) {
	call := n.(*syntax.Call)
	if !isNameChain(call.Func) {
		return
	}
	name := p.Dotted(call.Func)
	level, implied := syntax.Expr(nil), true
	switch name {
	case "gzip.compress":
		level = argument(call, 1, "compresslevel")
	case "gzip.open":
		if !p.writes(argument(call, 1, "mode"), "w", "a", "x") {
			return
		}
		level = argument(call, 2, "compresslevel")
	case "gzip.GzipFile":
		if !p.writes(argument(call, 1, "mode"), "w", "a", "x") {
			return
		}
		level = argument(call, 2, "compresslevel")
	case "tarfile.open":
		if !p.writes(argument(call, 1, "mode"), "w:gz", "w|gz", "x:gz") {
			return
		}
		level = keyword(call, "compresslevel")
	case "zlib.compress":
		level, implied = argument(call, 1, "level"), false
	case "zlib.compressobj":
		level, implied = argument(call, 0, "level"), false
	default:
		return
	}
	if level == nil && (!implied || len(call.Args) == 0 && len(call.Keywords) == 0) || level != nil && !p.isNine(level) {
		return
	}
	if len(call.Args) > 0 {
		if _, literal := call.Args[0].(*syntax.Constant); literal && (name == "gzip.compress" || name == "zlib.compress") {
			return
		}
	}
	message := fmt.Sprintf("%s compresses at level 9", p.Source(call.Func))
	if level == nil {
		message += ", its default"
	}
	remedy := "pass compresslevel=6 and compare the sizes"
	if !implied {
		remedy = "pass level 6 and compare the sizes"
	}
	p.Report(Diagnosis{At: call, Message: message, Remedy: remedy})
}

// writes tells whether a mode is a literal that starts with one of prefixes.
func (p *Pass) writes(mode syntax.Expr, prefixes ...string) bool {
	if mode == nil {
		return false
	}
	s, ok := p.stringValue(mode)
	for _, prefix := range prefixes {
		if ok && strings.HasPrefix(s, prefix) {
			return true
		}
	}
	return false
}

func (p *Pass) isNine(e syntax.Expr) bool {
	if p.Dotted(e) == "zlib.Z_BEST_COMPRESSION" {
		return true
	}
	v, ok := p.intValue(e)
	return ok && v == 9
}
