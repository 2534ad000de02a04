package migration

import (
	"slices"

	"github.com/molt-go/molt/analyzer/evidence/recording"
)

// recorded returns what was recorded of a function, nil for nothing.
func (b *builder) recorded(f *Function) *recording.Function {
	if b.in.Recording == nil || f.Kind == Class {
		return nil
	}
	return b.in.Recording.Find(f.File, f.Python, f.Line, f.EndLine)
}

// observe adds the types that recordings saw.
func observe(list []Type, rec *recording.Function) {
	if rec == nil {
		return
	}
	for i := range list {
		t := &list[i]
		if t.Name == "return" {
			t.Observed = rec.Result.String()
			if len(rec.Yields) > 0 {
				t.Observed = "yields " + rec.Yields.String()
			}
			continue
		}
		for k, p := range rec.Params {
			if p.Name == t.Name && k < len(rec.Args) {
				t.Observed = rec.Args[k].String()
			}
		}
	}
}

// reach says whether recorded calls of a function come to what a matter is about.
func (w *world) reach(rec *recording.Function) Reach {
	switch {
	case rec == nil || rec.Seen == 0:
		return ""
	case w.seen == nil:
		return ReachUnknown
	case w.seen(rec):
		return Reached
	}
	return NotReached
}

// anyType tells whether some value that a function took or gave was of a kind.
func anyType(rec *recording.Function, is func(*recording.Type) bool) bool {
	var among func(recording.TypeSet) bool
	among = func(s recording.TypeSet) bool {
		return slices.ContainsFunc(s, func(t *recording.Type) bool {
			return is(t) || among(t.Of) || among(t.Key) || slices.ContainsFunc(t.Items, among)
		})
	}
	return slices.ContainsFunc(rec.Args, among) || among(rec.Result) || among(rec.Yields)
}

// Kinds of values that matters are about.

func largeInts(rec *recording.Function) bool {
	return anyType(rec, func(t *recording.Type) bool { return !recording.TypeSet{t}.Fits64() })
}

func floats(rec *recording.Function) bool {
	return anyType(rec, func(t *recording.Type) bool { return t.Name == "float" || t.Name == "complex" })
}

func stringSets(rec *recording.Function) bool {
	return anyType(rec, func(t *recording.Type) bool {
		return (t.Name == "set" || t.Name == "frozenset") && t.Of.Find("str") != nil
	})
}

func wideText(rec *recording.Function) bool {
	return anyType(rec, func(t *recording.Type) bool { return t.Name == "str" && !t.ASCII })
}

func tooDeep(rec *recording.Function) bool { return rec.Raises["RecursionError"] > 0 }
