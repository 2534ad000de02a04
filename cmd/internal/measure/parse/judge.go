package main

import (
	"errors"
	"fmt"
	"sync"
)

// An outcome is how molt's reading of a source stands to CPython's.
type outcome uint8

const (
	identical    outcome = iota // both accept, the same tree
	different                   // both accept, another tree
	falseRefusal                // CPython accepts, molt does not
	falseAccept                 // CPython refuses, molt does not
	bothRefuse
	beyondLimit // CPython gives up: its word counts for nothing
	newer       // CPython 3.13 refuses, 3.14 accepts, and molt has 3.14's tree
	crash       // molt's parser panicked, whatever CPython says
	outcomes
)

func (o outcome) String() string {
	return [...]string{"identical", "different", "false refusal", "false accept", "refused by both",
		"beyond CPython's limits", "newer than 3.13", "crash"}[o]
}

// bad tells whether molt is wrong.
func (o outcome) bad() bool {
	return o == different || o == falseRefusal || o == falseAccept || o == crash
}

// A source is one text to compare.
type source struct {
	name string
	text func() ([]byte, error)
}

// A result is the comparison of one source.
type result struct {
	name    string
	outcome outcome
	oracle  answer
	molt    reading // without its dump
	diff    string  // if different: the key of the first difference
	size    int
	known   bool // listed in known.txt
}

func judge(oracle answer, molt reading) outcome {
	switch {
	case molt.crashed:
		return crash
	case oracle.kind == limited:
		return beyondLimit
	case oracle.kind == refused && molt.err != nil:
		return bothRefuse
	case oracle.kind == refused:
		return falseAccept
	case molt.err != nil:
		return falseRefusal
	case oracle.accepts(molt.dump):
		return identical
	}
	return different
}

// A judging compares many sources at once.
type judging struct {
	oracles []*oracle // one for each job
	known   *verdicts
}

func newJudging(python string, jobs int, known *verdicts) *judging {
	j := &judging{known: known}
	for range jobs {
		j.oracles = append(j.oracles, newOracle(python))
	}
	return j
}

func (j *judging) close() error {
	var errs []error
	for _, o := range j.oracles {
		errs = append(errs, o.close())
	}
	return errors.Join(errs...)
}

// all compares every source; the results are in the order of the sources.
func (j *judging) all(sources []source) ([]result, error) {
	results := make([]result, len(sources))
	errs := make([]error, len(sources))
	next := make(chan int)
	var jobs sync.WaitGroup
	for _, o := range j.oracles {
		jobs.Go(func() {
			for i := range next {
				results[i], errs[i] = j.one(o, sources[i])
			}
		})
	}
	for i := range sources {
		next <- i
	}
	close(next)
	jobs.Wait()
	return results, errors.Join(errs...)
}

func (j *judging) one(o *oracle, s source) (result, error) {
	text, err := s.text()
	if err != nil {
		return result{}, err
	}
	verdict, err := j.known.of(o, text)
	if err != nil {
		return result{}, fmt.Errorf("%s: %w", s.name, err)
	}
	molt := read(s.name, text)
	r := result{name: s.name, outcome: judge(verdict, molt), oracle: verdict, molt: molt, size: len(text)}
	if r.outcome == different {
		want, err := o.judge('d', text)
		if err != nil {
			return result{}, fmt.Errorf("%s: %w", s.name, err)
		}
		r.diff = firstDifference(want.text, molt.dump).key()
	}
	r.molt.dump = "" // dumps of a whole corpus do not fit into memory
	return r, nil
}
