package rules

import (
	"fmt"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

var minidom = &Rule{
	ID:    "minidom",
	Title: "XML parsed into minidom's trees",
	What:  "xml.dom.minidom parses a document.",
	Why: "minidom makes a Python object with a dict for each element, attribute and piece of text, in Python. ElementTree's parser and " +
		"elements are in C; lxml's too, with XPath and nearly the same interface.",
	Before: `
from xml.dom import minidom

def titles(path):
    return [e.getAttribute("title") for e in minidom.parse(path).getElementsByTagName("entry")]
`,
	After: `
from xml.etree import ElementTree

def titles(path):
    return [e.get("title") for e in ElementTree.parse(path).iter("entry")]
`,
	WhenNot: []string{
		"the document is small and parsed once",
		"the DOM itself is needed: parents, comments, CDATA sections, writing back unchanged",
	},
	Levers: []string{"package", "memory"},
	Cost:   "minidom",
	Needs:  NeedsProfile,
	Nodes:  []syntax.Node{(*syntax.Call)(nil)},
	Check:  checkMinidom,
}

func checkMinidom(p *Pass, n syntax.Node) {
	call := n.(*syntax.Call)
	if len(call.Args) == 0 || p.Func().Kind == resolve.ModuleBody ||
		!p.Calls(call, "xml.dom.minidom.parse", "xml.dom.minidom.parseString") {
		return
	}
	if _, constant := p.stringValue(call.Args[0]); constant && p.Calls(call, "xml.dom.minidom.parseString") {
		return
	}
	if p.prettyPrints(call) || keyword(call, "") != nil {
		return
	}
	reader := "xml.etree.ElementTree.parse"
	if p.Calls(call, "xml.dom.minidom.parseString") {
		reader = "xml.etree.ElementTree.fromstring"
	}
	p.Report(Diagnosis{
		At:      call,
		Message: fmt.Sprintf("%s builds the tree of %s out of Python objects", p.Source(call.Func), p.Source(call.Args[0])),
		Remedy:  fmt.Sprintf("use %s, or lxml.etree for XPath and large documents", reader),
	})
}

// prettyPrints tells whether the parsed document serves only to be written
// again: parse(...).toprettyxml(...).
func (p *Pass) prettyPrints(call *syntax.Call) bool {
	a, ok := p.Parent(0).(*syntax.Attribute)
	return ok && a.Value == syntax.Expr(call) && (a.Attr == "toprettyxml" || a.Attr == "toxml")
}
