package main

import (
	"testing"
)

func TestReach(t *testing.T) {
	covered := newCoverage()
	b := &bench{port: portForms["port"]}
	for i := range uint64(20) {
		r := &result{subject: &subject{name: "p0", body: drillProgram(1, i, i)}}
		b.carry(r)
		if r.verdict != "" {
			t.Errorf("program %d: %s: %s", i, r.verdict, r.detail)
			continue
		}
		covered.module(r.module)
	}
	t.Log(covered)
}
