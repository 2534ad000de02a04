package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/molt-go/molt/cmd/internal/measure/corpus"
)

// The parser's own cases: sources with CPython's dumps beside them, and the
// list of what every CPython refuses.
const (
	cases313 = "analyzer/syntax/testdata/py313"
	cases314 = "analyzer/syntax/testdata/py314"
	refusals = "analyzer/syntax/testdata/refused.txt"
)

// A caseCheck compares the parser's cases with the CPython that they are for.
type caseCheck struct {
	w            io.Writer
	update       bool
	cases, wrong int
}

// checkCases compares each case with CPython, and with update writes CPython's
// word, a dump or a refusal, beside it.
func checkCases(ctx context.Context, w io.Writer, python string, update bool) (err error) {
	python, err = corpus.Find(ctx, "3.13", python)
	if err != nil {
		return err
	}
	old := newOracle(python)
	defer func() { err = errors.Join(err, old.close()) }()
	newest, err := newOracle314(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, newest.close()) }()
	c := &caseCheck{w: w, update: update}
	if err := errors.Join(c.folder(old, cases313), c.folder(newest, cases314), c.refusals(old), c.refusals(newest)); err != nil {
		return err
	}
	fmt.Fprintf(w, "cases: %d, as CPython: %d, wrong: %d\n", c.cases, c.cases-c.wrong, c.wrong)
	if c.wrong > 0 {
		return errWrong
	}
	return nil
}

func (c *caseCheck) folder(o *oracle, dir string) error {
	files, err := filepath.Glob(filepath.FromSlash(dir) + "/*.py")
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("no cases in %s: run this at the top of the repository", dir)
	}
	for _, path := range files {
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		want, err := o.judge('d', src)
		if err != nil {
			return err
		}
		if c.update {
			if err := os.WriteFile(strings.TrimSuffix(path, ".py")+".dump", []byte(golden(want)), 0o644); err != nil {
				return err
			}
		}
		if err := c.check(o, filepath.ToSlash(path), src, want); err != nil {
			return err
		}
	}
	return nil
}

// golden is what a case's .dump file holds: CPython's dump, or "!" alone for a
// refusal, whose position and words are CPython's own.
func golden(a answer) string {
	if a.kind != accepted {
		return "!\n"
	}
	return a.text + "\n"
}

// refusals checks that CPython and molt refuse each line of the list.
func (c *caseCheck) refusals(o *oracle) error {
	list, err := os.ReadFile(filepath.FromSlash(refusals))
	if err != nil {
		return err
	}
	for n, line := range strings.Split(string(list), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		src, err := strconv.Unquote(line)
		if err != nil {
			return fmt.Errorf("%s:%d: %w", refusals, n+1, err)
		}
		want, err := o.judge('d', []byte(src))
		if err != nil {
			return err
		}
		name := fmt.Sprintf("%s:%d", refusals, n+1)
		if want.kind == accepted {
			c.wrong++
			fmt.Fprintf(c.w, "%s: CPython accepts %s\n", name, line)
		}
		if err := c.check(o, name, []byte(src), want); err != nil {
			return err
		}
	}
	return nil
}

func (c *caseCheck) check(o *oracle, name string, src []byte, want answer) error {
	got := read(name, src)
	r := result{name: name, outcome: judgeDump(want, got), oracle: want, molt: got}
	c.cases++
	if !r.outcome.bad() {
		return nil
	}
	c.wrong++
	fmt.Fprintf(c.w, "%s: %s\n", name, r.outcome)
	p := printer{w: c.w, o: o}
	return p.example(r, src)
}
