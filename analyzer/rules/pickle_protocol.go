package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

var pickleProtocol = &Rule{
	ID:    "pickle-protocol",
	Title: "Pickles written in an old protocol",
	What:  "pickle.dump, dumps or Pickler is given protocol 0, 1 or 2.",
	Why: "The old protocols write text or one opcode for each short string; 4 and 5 write frames, shorter opcodes, and sets and classes " +
		"directly. They are smaller, and faster both ways.",
	Before: `
import pickle

def freeze(rows):
    return pickle.dumps(rows, protocol=0)
`,
	After: `
import pickle

def freeze(rows):
    return pickle.dumps(rows, protocol=pickle.HIGHEST_PROTOCOL)
`,
	WhenNot: []string{
		"Python 2 or another program with an old pickle library reads the result",
		"the bytes are compared with stored ones, or hashed",
	},
	Levers: []string{"package"},
	Cost:   "pickle-protocol",
	Needs:  NeedsProfile,
	Nodes:  []syntax.Node{(*syntax.Call)(nil)},
	Check:  checkPickleProtocol,
}

func checkPickleProtocol(p *Pass, n syntax.Node) {
	call := n.(*syntax.Call)
	if p.Func().Kind == resolve.ModuleBody && !p.InLoop() || !p.Calls(call, "pickle.dumps", "pickle.dump", "pickle.Pickler") {
		return
	}
	at := 1
	if p.Calls(call, "pickle.dump") {
		at = 2
	}
	protocol := argument(call, at, "protocol")
	if protocol == nil {
		return
	}
	v, ok := p.intValue(protocol)
	if !ok || v < 0 || v > 2 {
		return
	}
	p.Report(Diagnosis{
		At:      call,
		Message: fmt.Sprintf("pickle protocol %d is slower and larger than today's default", v),
		Remedy:  "pass pickle.HIGHEST_PROTOCOL, or nothing: loading detects the protocol by itself",
	})
}
