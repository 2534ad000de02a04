// Package remedies applies what findings propose, where that is mechanical: a
// rewrite of the Python that does the same, but for the cases that the rule itself
// names as exceptions (rules.Rule.WhenNot). A rule without such a rewrite has none
// here; its remedy needs a person.
package remedies

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/syntax"
)

// A rewrite returns the edits for a finding at a node, or says why there are none.
type rewrite func(f *syntax.File, n syntax.Node) ([]edit, error)

// rewrites are those that there are, by rule.
var rewrites = map[string]rewrite{
	"double-container":      doubleContainer,
	"eager-log-format":      logArguments,
	"gzip-level":            gzipLevel,
	"json-dump-file":        jsonDumpFile,
	"keys-membership":       keysMembership,
	"list-for-first":        listForFirst,
	"list-in-any-all":       listInAnyAll,
	"materialised-iterable": materialised,
	"pickle-protocol":       picklePlain,
	"regex-compile":         compiledOnce,
	"slow-yaml":             yamlC,
	"sorted-first":          sortedFirst,
	"startswith-any":        startswithAny,
	"sum-lists":             sumLists,
}

// Rules lists the rules whose remedy can be applied, sorted.
func Rules() []string {
	var list []string
	for rule := range rewrites {
		list = append(list, rule)
	}
	slices.Sort(list)
	return list
}

// An edit replaces a span of a file.
type edit struct {
	syntax.Span
	text string
}

// errForm is the error of code that is written in a way no rewrite expects.
var errForm = errors.New("it is written in a form that is left to a person")

// Apply returns the text of a file with the remedy of a finding in it. data is the
// file as it stands.
func Apply(path string, data []byte, x *findings.Finding) (string, error) {
	change := rewrites[x.Rule]
	switch {
	case change == nil:
		return "", fmt.Errorf("the remedy of %s is left to a person; these can be applied: %s", x.Rule, strings.Join(Rules(), ", "))
	case x.Cell > 0:
		return "", errors.New("cells of a notebook are not rewritten")
	}
	tree, err := syntax.Parse(path, data)
	if err != nil {
		return "", err
	}
	if tree.Text != string(data) {
		return "", errors.New("only UTF-8 with plain line ends and no byte order mark is rewritten")
	}
	n := nodeAt(tree, x)
	if n == nil {
		return "", errors.New("the file has changed since it was scanned")
	}
	edits, err := change(tree, n)
	if err != nil {
		return "", err
	}
	text := replace(tree.Text, edits)
	if _, err := syntax.Parse(path, []byte(text)); err != nil {
		return "", errForm // what surrounds it takes no such expression
	}
	return text, nil
}

// nodeAt returns the node that a finding is about.
func nodeAt(tree *syntax.File, x *findings.Finding) syntax.Node {
	var found syntax.Node
	for _, s := range tree.Body {
		syntax.Inspect(s, func(n syntax.Node) bool {
			if isAt(tree, n.Pos(), x.Line, x.Col) && isAt(tree, n.EndPos(), x.EndLine, x.EndCol) {
				switch n.(type) {
				case *syntax.Call, *syntax.Compare, *syntax.Subscript:
					found = n
				}
			}
			return found == nil
		})
	}
	return found
}

// isAt tells whether an offset is a line and a column in characters, from 1.
func isAt(tree *syntax.File, p syntax.Pos, line, col int) bool {
	at := tree.Position(p)
	return at.Line == line && len([]rune(tree.LineText(line)[:at.Col]))+1 == col
}

func replace(text string, edits []edit) string {
	slices.SortFunc(edits, func(a, b edit) int { return int(b.Start - a.Start) })
	for _, e := range edits {
		text = text[:e.Start] + e.text + text[e.End:]
	}
	return text
}
