package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/source/gitignore"
)

func compareRandom(n int, seed uint64) error {
	r := rand.New(rand.NewPCG(seed, 0))
	paths, wrong := 0, 0
	for range n {
		t := randomTree(r)
		want, err := askGit(t)
		if err != nil {
			return err
		}
		for i, got := range askMolt(t) {
			paths++
			if got != want[i] {
				wrong++
				files, _ := json.Marshal(t.Files)
				fmt.Printf("%q: molt %q, git %q, files %s\n", t.Paths[i], got, want[i], files)
			}
		}
	}
	fmt.Printf("%d trees, %d paths, %d differ\n", n, paths, wrong)
	return nil
}

// askMolt answers as askGit does.
func askMolt(t tree) []string {
	lists := map[string]gitignore.List{}
	var outer gitignore.Stack
	for name, text := range t.Files {
		if name == ".git/info/exclude" {
			outer = outer.With(gitignore.Parse(name, "", []byte(text)))
			continue
		}
		folder := strings.TrimSuffix(strings.TrimSuffix(name, ".gitignore"), "/")
		lists[folder] = gitignore.Parse(name, folder, []byte(text))
	}
	answers := make([]string, len(t.Paths))
	for i, p := range t.Paths {
		name, folder := strings.CutSuffix(p, "/")
		// A path is a folder too if another one lies below it.
		folder = folder || slices.ContainsFunc(t.Paths, func(q string) bool { return strings.HasPrefix(q, name+"/") })
		if d := gitignore.Decide(outer, lists, name, folder); d != nil {
			answers[i] = fmt.Sprintf("%s:%d", d.Source, d.Line)
			if d.Negated {
				answers[i] = "!" + answers[i]
			}
		}
	}
	return answers
}

// The pieces are few, so that patterns and paths often meet.
var (
	patternPieces = []string{"a", "b", "ab", "*", "**", "***", "?", "/", "/", "/", "**/", "/**", "\\", "\\a", "\\*",
		"[ab]", "[!a]", "[^b]", "[", "]", "[]a]", "[a-b]", "[[:alpha:]]", "[[:digit:]", "[a\\]b]", "-", "!", "#", " ", ".", "é"}
	pathPieces = []string{"a", "b", "ab", "ba", "aab", "a b", "a ", "#a", "!a", "]", "[", "-", "a]", ".a", "é", "a\\", "*"}
)

func randomTree(r *rand.Rand) tree {
	t := tree{Files: map[string]string{}}
	for range 12 {
		parts := make([]string, 1+r.IntN(4))
		for i := range parts {
			parts[i] = pathPieces[r.IntN(len(pathPieces))]
		}
		p := strings.Join(parts, "/")
		// A file cannot be a folder as well: skip what collides.
		collides := func(q string) bool {
			q = strings.TrimSuffix(q, "/")
			return strings.HasPrefix(p+"/", q+"/") || strings.HasPrefix(q+"/", p+"/")
		}
		if slices.ContainsFunc(t.Paths, collides) {
			continue
		}
		if r.IntN(3) == 0 {
			p += "/"
		}
		t.Paths = append(t.Paths, p)
	}
	t.Files[".gitignore"] = randomPatterns(r)
	for _, p := range t.Paths {
		if i := strings.IndexByte(p, '/'); i > 0 && r.IntN(3) == 0 {
			t.Files[p[:i]+"/.gitignore"] = randomPatterns(r)
		}
	}
	if r.IntN(4) == 0 {
		t.Files[".git/info/exclude"] = randomPatterns(r)
	}
	return t
}

func randomPatterns(r *rand.Rand) string {
	var b strings.Builder
	for range 1 + r.IntN(4) {
		if r.IntN(4) == 0 {
			b.WriteByte('!')
		}
		for range 1 + r.IntN(5) {
			b.WriteString(patternPieces[r.IntN(len(patternPieces))])
		}
		b.WriteString([]string{"\n", "\n", "/\n", "\r\n"}[r.IntN(4)])
	}
	return b.String()
}
