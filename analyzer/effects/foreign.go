package effects

import (
	_ "embed"
	"strings"
	"sync"
)

// This file implements what is known of the effects of builtins, the standard
// library and common packages: rows of data in foreign.txt.

//go:embed foreign.txt
var foreignRows string

type foreignTable struct {
	exact    map[string]Summary
	prefixes map[string]Summary // "os." for a row "os.*"
}

var foreign = sync.OnceValue(func() foreignTable {
	t := foreignTable{make(map[string]Summary), make(map[string]Summary)}
	for line := range strings.SplitSeq(foreignRows, "\n") {
		fields := strings.Fields(line)
		if len(fields) < 2 || fields[0][0] == '#' {
			continue
		}
		s := parseEffects(fields[len(fields)-1])
		for _, n := range fields[:len(fields)-1] {
			if prefix, ok := strings.CutSuffix(n, "*"); ok {
				t.prefixes[prefix] = s
			} else {
				t.exact[n] = s
			}
		}
	}
	return t
})

// effectWords are the words of the rows. "pure" adds nothing; "m0" and "m1" tell
// that the receiver or that argument is mutated; "fresh" that the result is new.
var effectWords = map[string]Summary{
	"pure": {}, "fresh": {Fresh: true}, "m0": {Mutates: 1}, "m1": {Mutates: 2},
	"global": {Effects: WritesGlobal}, "reads": {Effects: ReadsMutable}, "file": {Effects: FileIO},
	"net": {Effects: NetworkIO}, "db": {Effects: DatabaseIO}, "proc": {Effects: Subprocess},
	"sleep": {Effects: Sleeps}, "print": {Effects: Prints}, "random": {Effects: Random},
	"clock": {Effects: Clock}, "env": {Effects: Environment}, "unknown": {Effects: Unknown}, "raises": {Effects: Raises},
}

func parseEffects(words string) Summary {
	var s Summary
	for w := range strings.SplitSeq(words, ",") {
		e, ok := effectWords[w]
		if !ok {
			e.Effects = Unknown
		}
		s.Effects |= e.Effects
		s.Mutates |= e.Mutates
		s.Fresh = s.Fresh || e.Fresh
	}
	return s
}

// Foreign returns the effects of a foreign function by dotted name, and whether
// it is known. Of Mutates, bit 0 is the receiver of a method or the first
// argument of a function.
func Foreign(name string) (Summary, bool) {
	t := foreign()
	if s, ok := t.exact[name]; ok {
		return s, true
	}
	for i := strings.LastIndexByte(name, '.'); i > 0; i = strings.LastIndexByte(name[:i], '.') {
		if s, ok := t.prefixes[name[:i+1]]; ok {
			return s, true
		}
	}
	if isException(name) {
		return Summary{Fresh: true}, true
	}
	return Summary{}, false
}

// isException tells whether a name is that of a builtin exception class.
func isException(name string) bool {
	rest, ok := strings.CutPrefix(name, "builtins.")
	return ok && rest != "" && rest[0] >= 'A' && rest[0] <= 'Z'
}

// mutators are methods that change their receiver whatever its type.
var mutators = map[string]bool{
	"append": true, "extend": true, "insert": true, "remove": true, "pop": true, "clear": true, "sort": true,
	"reverse": true, "add": true, "discard": true, "update": true, "setdefault": true, "popitem": true,
	"appendleft": true, "popleft": true, "extendleft": true, "write": true, "writelines": true, "push": true,
}
