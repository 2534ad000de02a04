package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
)

// A table is one block's names with CPython's scope numbers.
type table struct {
	key   key
	names map[string]int
}

// A key tells blocks of a file apart; several may share it.
type key struct {
	kind, name string
	line       int
}

// UnmarshalJSON reads [type, name, line, {name: scope}].
func (t *table) UnmarshalJSON(data []byte) error {
	return json.Unmarshal(data, &[]any{&t.key.kind, &t.key.name, &t.key.line, &t.names})
}

// made are names that the compiler adds for itself; they are not in the source.
var made = map[string]bool{
	"__classdict__": true, "__type_params__": true, "__conditional_annotations__": true,
	"__static_attributes__": true, "__firstlineno__": true, "__classcell__": true,
}

func (t *tally) compare(path string, want, got []table) {
	byKey := make(map[key][]map[string]int)
	for _, g := range got {
		byKey[g.key] = append(byKey[g.key], g.names)
	}
	for _, w := range want {
		t.tables++
		candidates := byKey[w.key]
		if len(candidates) == 0 {
			t.unmatched++
			t.names += len(w.names)
			t.report("%s:%d: no %s %s", path, w.key.line, w.key.kind, w.key.name)
			continue
		}
		byKey[w.key] = candidates[1:]
		t.compareNames(fmt.Sprintf("%s:%d: %s %s", path, w.key.line, w.key.kind, w.key.name), w.names, candidates[0])
	}
	for k, rest := range byKey {
		if len(rest) > 0 {
			t.unmatched++
			t.report("%s:%d: %s %s is not in CPython's", path, k.line, k.kind, k.name)
		}
	}
}

func (t *tally) compareNames(where string, want, got map[string]int) {
	all := maps.Clone(want)
	maps.Copy(all, got)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if made[name] {
			continue
		}
		t.names++
		if want[name] == got[name] && got[name] != 0 {
			t.agree++
			continue
		}
		t.report("%s: %s is %s in CPython, %s here", where, name, scopeNames[want[name]], scopeNames[got[name]])
	}
}

var scopeNames = map[int]string{0: "absent", 1: "local", 2: "global", 3: "implicit global", 4: "free", 5: "cell"}
