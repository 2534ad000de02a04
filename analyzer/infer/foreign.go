package infer

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/molt-go/molt/analyzer/pytypes"
)

// This file implements what is known of builtins, the standard library and
// NumPy: rows of data in results.txt.

//go:embed results.txt
var resultRows string

type foreignTable struct {
	results map[string]*spec
	values  map[string]pytypes.Type
	methods map[string]bool // the last parts of the names of builtin kinds' methods
}

var foreignRows = sync.OnceValue(func() foreignTable {
	t := foreignTable{make(map[string]*spec), make(map[string]pytypes.Type), make(map[string]bool)}
	for line := range strings.SplitSeq(resultRows, "\n") {
		fields := strings.Fields(line)
		if len(fields) < 2 || fields[0][0] == '#' {
			continue
		}
		s := parseSpec(fields[len(fields)-1])
		names := fields[:len(fields)-1]
		if names[0] == "=" {
			for _, n := range names[1:] {
				t.values[n] = s.build(nil)
			}
			continue
		}
		for _, n := range names {
			t.results[n] = s
			if head, method, ok := strings.Cut(n, "."); ok && kindsByName[head] != pytypes.Unknown {
				t.methods[method] = true
			}
		}
	}
	return t
})

// results maps the dotted name of a foreign callable to what it returns.
func results() map[string]*spec { return foreignRows().results }

// values maps the dotted names of foreign values to their types.
func values() map[string]pytypes.Type { return foreignRows().values }

// foreign types a foreign dotted name.
func foreign(name string) pytypes.Type {
	if t, ok := values()[name]; ok {
		return t
	}
	if isClassName(name) {
		return pytypes.ForeignClass(name)
	}
	return pytypes.ForeignFunc(name)
}

// builtinClasses are the builtins that are classes in spite of their lower case.
var builtinClasses = map[string]pytypes.Kind{
	"builtins.int": pytypes.Int, "builtins.float": pytypes.Float, "builtins.complex": pytypes.Complex,
	"builtins.bool": pytypes.Bool, "builtins.str": pytypes.Str, "builtins.bytes": pytypes.Bytes,
	"builtins.bytearray": pytypes.ByteArray, "builtins.list": pytypes.List, "builtins.tuple": pytypes.Tuple,
	"builtins.dict": pytypes.Dict, "builtins.set": pytypes.Set, "builtins.frozenset": pytypes.FrozenSet,
	"builtins.range": pytypes.Range, "builtins.object": pytypes.Instance, "builtins.type": pytypes.ClassObj,
	"builtins.slice": pytypes.Slice, "builtins.memoryview": pytypes.Bytes,
	"collections.deque": pytypes.Deque, "collections.defaultdict": pytypes.Dict, "collections.OrderedDict": pytypes.Dict,
	"collections.Counter": pytypes.Dict, "collections.ChainMap": pytypes.Dict,
	"numpy.ndarray": pytypes.Array,
}

// isClassName guesses whether a foreign name is a class: by table, or by case.
func isClassName(name string) bool {
	if _, ok := builtinClasses[name]; ok {
		return true
	}
	last := name[strings.LastIndexByte(name, '.')+1:]
	last = strings.TrimLeft(last, "_")
	return last != "" && last[0] >= 'A' && last[0] <= 'Z' && strings.ToUpper(last) != last
}

// ofClass returns the type of the instances of a foreign class.
func ofClass(name string) pytypes.Type {
	if k, ok := builtinClasses[name]; ok {
		if k == pytypes.Instance || k == pytypes.ClassObj {
			return pytypes.Type{}
		}
		t := pytypes.Of(k)
		if strings.HasPrefix(name, "collections.") && k == pytypes.Dict {
			t = t.Named(name)
		}
		return t
	}
	return pytypes.ForeignInstance(name)
}
