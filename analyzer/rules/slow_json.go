package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/syntax"
)

var slowJSON = &Rule{
	ID:    "slow-json",
	Title: "JSON read or written by the standard library in hot code",
	What: "json.loads or json.dumps runs again and again, with none of the arguments (cls, object_hook, parse_float, ...) that a " +
		"compiled package has no counterpart for.",
	Why: "json builds its objects and text with a C accelerator of the standard library, but orjson and msgspec do the same " +
		"work several times faster.",
	Before: `
import json

def parse(lines):
    return [json.loads(line) for line in lines]
`,
	After: `
import orjson

def parse(lines):
    return [orjson.loads(line) for line in lines]
`,
	WhenNot: []string{
		"a new dependency is not wanted, or the platform has no wheel",
		"NaN and Infinity must be accepted, or integers beyond 64 bits: orjson refuses them",
		"the text has to stay the same byte for byte: orjson writes no spaces, leaves non-ASCII as it is, and returns bytes",
		"it takes less than about 1 % of the time: then the rule is silent",
		"keys are no strings: orjson needs OPT_NON_STR_KEYS and is slower with it",
	},
	Levers: []string{"package"},
	Cost:   "slow-json",
	Needs:  NeedsProfile,
	Nodes:  []syntax.Node{(*syntax.Call)(nil)},
	Check:  checkSlowJSON,
}

func checkSlowJSON(p *Pass, n syntax.Node) {
	call := n.(*syntax.Call)
	if len(call.Args) != 1 || !p.Calls(call, "json.loads", "json.dumps") || !p.repeats() {
		return
	}
	if p.Heat.ShareOf(p.Func(), call) < lowGain {
		return // no reason for a dependency
	}
	loads := p.Calls(call, "json.loads")
	if loads && len(call.Keywords) > 0 || !onlyKeywords(call, "sort_keys", "ensure_ascii", "separators", "default") || p.imports("orjson", "msgspec", "ujson", "rapidjson", "simplejson") {
		return
	}
	if s := keyword(call, "separators"); s != nil && p.Source(s) != `(",", ":")` && p.Source(s) != `(',', ':')` {
		return // other text than orjson's
	}
	d := Diagnosis{
		At:      call,
		Message: fmt.Sprintf("%s handles one JSON text after another with the standard library", p.Source(call.Func)),
		Remedy:  "use orjson.loads, which accepts bytes as they come, or a msgspec decoder of the type that is expected",
	}
	if !loads {
		d.Remedy = "use orjson.dumps and keep its bytes as long as possible"
		if keyword(call, "sort_keys") != nil {
			d.Remedy += "; option=orjson.OPT_SORT_KEYS sorts"
		}
	}
	p.Report(d)
}
