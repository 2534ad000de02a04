package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"github.com/molt-go/molt/cmd/internal/measure/corpus"
)

// testStrings returns every string and doctest example in the files of
// CPython's test suite, each once: among them is what its parser must refuse.
func testStrings(lib corpus.Corpus, o *oracle) ([]source, error) {
	tests := corpus.Corpus{Dir: filepath.Join(lib.Dir, "test")}
	files, err := tests.Files()
	if err != nil {
		return nil, err
	}
	var list []source
	seen := map[string]bool{}
	for _, name := range files {
		src, err := os.ReadFile(filepath.Join(tests.Dir, filepath.FromSlash(name)))
		if err != nil {
			return nil, err
		}
		texts, err := o.strings(src)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		list = appendTexts(list, seen, texts)
	}
	return list, nil
}

// mutatedFiles returns mutated statements of the files of corpora.
func mutatedFiles(corpora []corpus.Corpus, o *oracle, m mutation) ([]source, error) {
	for _, c := range corpora {
		files, err := c.Files()
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			m.Files = append(m.Files, filepath.Join(c.Dir, filepath.FromSlash(file)))
		}
	}
	texts, err := o.mutations(m)
	if err != nil {
		return nil, fmt.Errorf("mutations: %w", err)
	}
	return appendTexts(nil, map[string]bool{}, texts), nil
}

// appendTexts adds the texts that were not seen before; a text's name is the
// text itself, quoted.
func appendTexts(list []source, seen map[string]bool, texts [][]byte) []source {
	for _, text := range texts {
		if !seen[string(text)] {
			seen[string(text)] = true
			list = append(list, source{strconv.Quote(string(text)), func() ([]byte, error) { return text, nil }})
		}
	}
	return list
}

// refuse compares bad inputs, and the good ones that come with them. What is
// mutated are the files of the folders given, or else the standard library.
func (m *measurement) refuse(ctx context.Context, o options) error {
	lib, err := corpus.Stdlib(ctx, "3.13", m.python)
	if err != nil {
		return err
	}
	known, err := m.known.texts()
	if err != nil {
		return err
	}
	if err := m.compare("known.txt", known); err != nil {
		return err
	}
	tests, err := testStrings(lib, m.judging.oracles[0])
	if err != nil {
		return err
	}
	if err := m.compare("strings of tests", tests); err != nil {
		return err
	}
	mutated := []corpus.Corpus{lib}
	if len(o.dirs) > 0 {
		mutated = nil
	}
	for _, dir := range o.dirs {
		mutated = append(mutated, corpus.Corpus{Dir: dir})
	}
	for _, mut := range []struct {
		name       string
		characters bool
	}{{"mutated tokens", false}, {"mutated characters", true}} {
		texts, err := mutatedFiles(mutated, m.judging.oracles[0], mutation{Seed: o.seed, Count: o.count, Characters: mut.characters})
		if err != nil {
			return err
		}
		if err := m.compare(fmt.Sprintf("%s, seed %d", mut.name, o.seed), texts); err != nil {
			return err
		}
	}
	return nil
}
