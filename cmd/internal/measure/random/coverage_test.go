package main

import (
	"maps"
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/molt-go/molt/translate/builtin"
)

// gaps are the kinds of core nodes and the calls of builtins that no drill reaches, with why.
var gaps = map[string]string{
	"DynamicGet": "needs a variable of the program that dynamic code sets and typed code hands to the library",
	"SetArgs":    "needs an exception class that hands its arguments on, with no attributes that handlers read",
}

// TestReach holds that three rounds of the deck reach each kind of core node and each
// row of builtins, in typed functions.
func TestReach(t *testing.T) {
	covered := newCoverage()
	b := &bench{port: portForms["port"]}
	for i := range uint64(3*len(deck)/drillsEach + 1) {
		r := &result{subject: &subject{name: "p0", body: drillProgram(1, i, i)}}
		b.carry(r)
		if r.verdict != "" {
			t.Errorf("program %d: %s: %s", i, r.verdict, r.detail)
			continue
		}
		covered.module(r.module)
	}
	var missed []string
	for _, n := range nodes {
		if name := reflect.TypeOf(n).Name(); covered.nodes[name] == 0 {
			missed = append(missed, name)
		}
	}
	for _, name := range builtin.Targets() {
		if covered.calls[name] == 0 {
			missed = append(missed, name)
		}
	}
	slices.Sort(missed)
	if diff := cmp.Diff(slices.Sorted(maps.Keys(gaps)), missed); diff != "" {
		t.Errorf("not reached (-listed +seen):\n%s", diff)
	}
}
