package main

import (
	"fmt"
	"strings"
	"time"

	"github.com/molt-go/molt/analyzer/syntax"
)

// slow is how long a parse may take before it counts as hanging. A goroutine
// cannot be stopped, so the program ends there.
const slow = 60 * time.Second

// A reading is what molt's parser makes of one source.
type reading struct {
	dump string
	err  error // a refusal
	// crashed tells that the refusal is a recovered panic.
	crashed bool
	took    time.Duration
}

// read parses and dumps one source.
func read(name string, src []byte) (r reading) {
	watchdog := time.AfterFunc(slow, func() { panic(fmt.Sprintf("%s: parse takes longer than %v:\n%.2000q", name, slow, src)) })
	defer watchdog.Stop()
	defer func() {
		if p := recover(); p != nil {
			r = reading{err: fmt.Errorf("panic: %v", p), crashed: true}
		}
	}()
	start := time.Now()
	f, err := syntax.Parse(name, src)
	r.took = time.Since(start)
	if err != nil {
		r.err = err
		r.crashed = strings.Contains(err.Error(), ": internal error: ")
		return r
	}
	r.dump = syntax.Dump(f)
	return r
}
