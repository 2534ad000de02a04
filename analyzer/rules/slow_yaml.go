package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

var slowYAML = &Rule{
	ID:    "slow-yaml",
	Title: "YAML parsed by PyYAML's loaders in Python",
	What:  "yaml.load, safe_load, dump or their variants are called without the loaders and dumpers that use libyaml.",
	Why: "PyYAML scans, parses and composes in Python, character by character. CSafeLoader does the same with libyaml in C and is part " +
		"of PyYAML's wheels.",
	Before: `
import yaml

def settings(path):
    with open(path) as f:
        return yaml.safe_load(f)
`,
	After: `
import yaml

def settings(path):
    with open(path) as f:
        return yaml.load(f, Loader=yaml.CSafeLoader)
`,
	WhenNot: []string{
		"PyYAML was built without libyaml: then yaml.CSafeLoader is missing, so fall back by getattr(yaml, \"CSafeLoader\", yaml.SafeLoader)",
		"error messages are shown to people: the C parser leaves the snippet of the source out",
	},
	Levers: []string{"package"},
	Cost:   "slow-yaml",
	Nodes:  []syntax.Node{(*syntax.Call)(nil)},
	Check:  checkSlowYAML,
}

func checkSlowYAML(p *Pass, n syntax.Node) {
	call := n.(*syntax.Call)
	if len(call.Args) == 0 || p.Func().Kind == resolve.ModuleBody && !p.InLoop() {
		return
	}
	name := p.Dotted(call.Func)
	remedy := ""
	switch name {
	case "yaml.safe_load", "yaml.safe_load_all", "yaml.load", "yaml.load_all", "yaml.full_load":
		fast, ok := p.fastLoader(call, name)
		if !ok {
			return
		}
		function := "yaml.load"
		if strings.HasSuffix(name, "_all") {
			function = "yaml.load_all"
		}
		remedy = fmt.Sprintf("call %s with Loader=yaml.%s", function, fast)
	case "yaml.safe_dump", "yaml.dump":
		if keyword(call, "Dumper") != nil || len(call.Args) > 2 {
			return
		}
		remedy = "call yaml.dump with Dumper=yaml.CSafeDumper"
		if name == "yaml.dump" {
			remedy = "call it with Dumper=yaml.CDumper"
		}
	default:
		return
	}
	if p.extendsYAML() {
		return // the classes in C know nothing of what was added to those in Python
	}
	p.Report(Diagnosis{
		At: call, Evident: p.InBulk(),
		Message: fmt.Sprintf("%s works in Python although PyYAML has the same in C", p.Source(call.Func)),
		Remedy:  remedy,
	})
}

// yamlExtensions are functions of PyYAML that teach its classes in Python more.
var yamlExtensions = []string{"add_constructor", "add_multi_constructor", "add_implicit_resolver", "add_path_resolver", "add_representer", "add_multi_representer"}

// extendsYAML tells whether the file teaches PyYAML's own classes more tags or types.
func (p *Pass) extendsYAML() bool {
	found := false
	syntax.InspectBody(p.File.Tree.Body, func(n syntax.Node) bool {
		if c, ok := n.(*syntax.Call); ok {
			name := p.Dotted(c.Func)
			found = found || strings.HasPrefix(name, "yaml.") && slices.Contains(yamlExtensions, name[strings.LastIndexByte(name, '.')+1:])
		}
		return !found
	})
	return found
}

// fastLoader returns the C counterpart of the loader that a call uses; ok is
// false if it has none or is one already.
func (p *Pass) fastLoader(call *syntax.Call, name string) (string, bool) {
	loader := argument(call, 1, "Loader")
	switch {
	case name == "yaml.full_load":
		return "CFullLoader", true
	case name == "yaml.safe_load" || name == "yaml.safe_load_all":
		return "CSafeLoader", true
	case loader == nil:
		return "CSafeLoader", true
	}
	switch p.Dotted(loader) {
	case "yaml.SafeLoader":
		return "CSafeLoader", true
	case "yaml.FullLoader":
		return "CFullLoader", true
	case "yaml.Loader", "yaml.UnsafeLoader":
		return "CLoader", true
	}
	return "", false
}
