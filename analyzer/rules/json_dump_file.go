package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/syntax"
)

var jsonDumpFile = &Rule{
	ID:    "json-dump-file",
	Title: "json.dump encodes in Python what json.dumps encodes in C",
	What:  "json.dump writes an object to a file without indentation.",
	Why: "json.dump streams pieces out of an encoder written in Python, with one write for each of them; only json.dumps uses " +
		"the encoder in C.",
	Before: `
import json

def save(records, path):
    with open(path, "w") as f:
        json.dump(records, f)
`,
	After: `
import json

def save(records, path):
    with open(path, "w") as f:
        f.write(json.dumps(records))
`,
	WhenNot: []string{
		"the text is so large that it must not be held in memory as a whole",
		"indent is given: then both use the encoder in Python, and the rule is silent",
	},
	Levers: []string{"package", "structure"},
	Cost:   "json-dump-file",
	Needs:  NeedsProfile,
	Nodes:  []syntax.Node{(*syntax.Call)(nil)},
	Check:  checkJSONDumpFile,
}

func checkJSONDumpFile(p *Pass, n syntax.Node) {
	call := n.(*syntax.Call)
	if len(call.Args) != 2 || !p.Calls(call, "json.dump") || !onlyKeywords(call, "sort_keys", "ensure_ascii", "separators", "default", "allow_nan", "skipkeys") {
		return
	}
	if size, known := p.LengthOf(call.Args[0]); known && size <= smallContainer {
		if _, isDict := call.Args[0].(*syntax.Dict); !isDict {
			return
		}
	}
	p.Report(Diagnosis{
		At:      call,
		Message: fmt.Sprintf("json.dump encodes %s piece by piece in Python", p.Source(call.Args[0])),
		Remedy:  fmt.Sprintf("write the text of json.dumps at once: %s.write(json.dumps(...))", p.Source(call.Args[1])),
	})
}
