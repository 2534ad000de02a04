package rules

import (
	"path"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/heat"
	"github.com/molt-go/molt/analyzer/resolve"
)

// This file tells, by names alone, what runs once or for few people: set-up, settings,
// commands of developers. A pattern there is true and not worth a change, unless a profile says so.

// seldomWords are words of the names of functions that run once in the life of a program, or of an object in it.
var seldomWords = words(`setup teardown startup shutdown lifespan initialize initialise prepare bootstrap install uninstall cleanup
	config configs test tests configure configuration settings option options argparse args arguments usage help version versions health
	healthcheck deprecated legacy wizard deploy deploys deployer deployers deployment undeploy provision publish drop register migrate migration demo benchmark indices schema schemas banner`)

// seldomParts are folders and files, without their endings, of the same kind.
var seldomParts = words("setup ez_setup cli commands command scripts script migrations __main__ devtools ci conf manage tutorials")

// beside are folders and files of what builds, documents or tests a program.
var beside = words("setup ez_setup ah_bootstrap conf ci contrib migration migrations scripts tools devtools examples benchmarks tests")

// besideProduct tells whether a file stands beside the program that its users run.
func besideProduct(f *resolve.File) bool {
	return slices.ContainsFunc(partsOf(f), func(part string) bool { return beside[part] || strings.HasPrefix(part, ".") })
}

// partsOf returns the folders of a file's path, and its name without ending.
func partsOf(f *resolve.File) []string {
	return strings.Split(strings.TrimSuffix(f.Path, path.Ext(f.Path)), "/")
}

// seldomPartWords are words in the names of such folders and files.
var seldomPartWords = words("config configs configuration settings legacy deprecated example examples demo demos scripts benchmark benchmarks test tests testing mock mocks fake eval evals evaluation experiment experiments tutorial tutorials")

func words(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}

// memoised tells whether a function keeps its results, by a decorator with such a name.
func memoised(fn *resolve.Func) bool {
	return fn.Def != nil && slices.ContainsFunc(fn.Decorators, func(d resolve.Decorator) bool {
		last := strings.ToLower(d.Name[strings.LastIndexByte(d.Name, '.')+1:])
		return strings.Contains(last, "cache") || strings.Contains(last, "memoi") || last == "once"
	})
}

// agentTool tells, by the names of its class and file, whether a function is a tool of a language model: between two calls
// the model takes seconds to answer.
func agentTool(fn *resolve.Func) bool {
	named := func(name string) bool {
		return slices.ContainsFunc(heat.NameWords(name), func(w string) bool {
			return w == "mcp" || w == "tool" || w == "tools" || w == "toolkit" || w == "toolkits"
		})
	}
	return fn.Class != nil && named(fn.Class.Name) || slices.ContainsFunc(partsOf(fn.File), named)
}

// seldomRuns tells whether a function is named as one that runs once, or stands in a file that is.
func seldomRuns(fn *resolve.Func) bool {
	if len(fn.Params) == 0 && memoised(fn) {
		return true
	}
	for f := fn; f != nil; f = f.Parent {
		if strings.HasPrefix(f.Name, "test") || slices.ContainsFunc(heat.NameWords(f.Name), func(w string) bool { return seldomWords[w] }) {
			return true
		}
	}
	return slices.ContainsFunc(partsOf(fn.File), func(part string) bool {
		return seldomParts[part] || slices.ContainsFunc(heat.NameWords(part), func(w string) bool { return seldomPartWords[w] })
	})
}
