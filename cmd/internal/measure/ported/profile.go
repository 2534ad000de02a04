package main

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
)

// A profile lists the functions of a program and their self time on CPython.
type profile struct {
	Failed    *string   `json:"failed"`
	Bodies    float64   `json:"bodies"`
	Functions []defined `json:"functions"`
}

// A defined function is one def of the program's own files.
type defined struct {
	File  string  `json:"file"`
	Name  string  `json:"name"`
	First int     `json:"first"` // line of the first decorator
	Line  int     `json:"line"`
	End   int     `json:"end"`
	Outer int     `json:"outer"` // index of the function around it, or -1
	Self  float64 `json:"self"`
	Calls int     `json:"calls"`
}

// profile runs a program once under cProfile; the profile is kept.
func (s store) profile(ctx context.Context, p program, src string) (*profile, error) {
	key, err := s.key(src, "profile", p.Entry)
	if err != nil {
		return nil, err
	}
	return cached(s, "profiles", key, func() (*profile, error) {
		dir, err := os.MkdirTemp("", "molt-profile-")
		if err != nil {
			return nil, err
		}
		defer os.RemoveAll(dir)
		run := filepath.Join(dir, "run")
		if err := os.CopyFS(run, os.DirFS(src)); err != nil {
			return nil, err
		}
		file := filepath.Join(dir, "profile.json")
		if _, err := s.scriptIn(ctx, run, "profile_program.py", "", append([]string{run, p.Entry, file}, p.Harness...)...); err != nil {
			return nil, err
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		prof := &profile{}
		return prof, json.Unmarshal(data, prof)
	})
}

// self returns the self time of the function that an entry stands for.
func (p *profile) self(f function) float64 {
	for _, d := range p.Functions {
		if !f.isBody() && sameFile(f.File, d.File) && (f.Line == d.Line || f.Line == d.First) {
			return d.Self
		}
	}
	return 0
}

// What count says of functions that a ledger does not hold.
const (
	unlisted = "unlisted" // the port exists and does not name them
	noPort   = "no port"
)

// count fills in the figures by status. A function that the ledger does not
// list, such as a closure, has the status of the function around it.
func (r *result) count(prof *profile, l *ledger) {
	r.Functions, r.Time, r.Reasons = map[string]int{}, map[string]float64{}, map[string]int{}
	var total float64
	for _, d := range prof.Functions {
		status := noPort
		if r.Ported {
			status = l.status(prof.Functions, d)
		}
		r.Functions[status]++
		r.Time[status] += d.Self
		total += d.Self
	}
	for status := range r.Time {
		if total > 0 {
			r.Time[status] /= total
		}
	}
	for _, f := range l.Functions {
		if f.Status != "ported" && len(f.Reasons) > 0 {
			r.Reasons[f.Reasons[0].kind()]++
		}
	}
}

// status returns the status of a function, or of the nearest one around it
// that the ledger holds.
func (l *ledger) status(all []defined, d defined) string {
	for {
		if f := l.find(d.File, []int{d.Line, d.First}); f != nil {
			return f.Status
		}
		if d.Outer < 0 {
			return unlisted
		}
		d = all[d.Outer]
	}
}
