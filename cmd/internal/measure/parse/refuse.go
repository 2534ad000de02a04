package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"github.com/molt-go/molt/cmd/internal/measure/corpus"
)

// badInputTests are the files of CPython's test suite whose strings hold what
// its parser must refuse.
var badInputTests = []string{
	"test_ast/test_ast", "test_asyncgen", "test_codeop", "test_coroutines", "test_dictcomps", "test_eof", "test_except_star",
	"test_exceptions", "test_flufl", "test_fstring", "test_future_stmt/test_future", "test_generators", "test_genexps", "test_global",
	"test_grammar", "test_keywordonlyarg", "test_listcomps", "test_named_expressions",
	"test_patma", "test_peg_generator/test_c_parser", "test_positional_only_arg", "test_setcomps", "test_source_encoding",
	"test_string_literals", "test_symtable", "test_syntax", "test_tokenize", "test_type_aliases",
	"test_type_annotations", "test_type_params", "test_unicode_identifiers", "test_unpack", "test_unpack_ex",
	"test_unparse", "test_utf8source", "test_with", "test_yield_from", "test_compile", "test_cmd_line_script",
}

// testStrings returns every text in those files, each once.
func testStrings(lib corpus.Corpus, o *oracle) ([]source, error) {
	var list []source
	seen := map[string]bool{}
	for _, name := range badInputTests {
		src, err := os.ReadFile(filepath.Join(lib.Dir, "test", filepath.FromSlash(name)+".py"))
		if os.IsNotExist(err) {
			fmt.Fprintf(os.Stderr, "no %s in this Python\n", name)
			continue
		}
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

// mutatedFiles returns mutated statements of the standard library.
func mutatedFiles(lib corpus.Corpus, o *oracle, seed uint64, count int) ([]source, error) {
	files, err := lib.Files()
	if err != nil {
		return nil, err
	}
	for i, file := range files {
		files[i] = filepath.Join(lib.Dir, filepath.FromSlash(file))
	}
	texts, err := o.mutations(seed, count, files)
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

// refuse compares bad inputs, and the good ones that come with them.
func (m *measurement) refuse(ctx context.Context, seed uint64, count int) error {
	lib, err := corpus.Stdlib(ctx, "3.13", m.python)
	if err != nil {
		return err
	}
	tests, err := testStrings(lib, m.judging.oracles[0])
	if err != nil {
		return err
	}
	mutated, err := mutatedFiles(lib, m.judging.oracles[0], seed, count)
	if err != nil {
		return err
	}
	for _, set := range []struct {
		name    string
		sources []source
	}{{"strings of tests", tests}, {fmt.Sprintf("mutations, seed %d", seed), mutated}} {
		if err := m.compare(set.name, set.sources); err != nil {
			return err
		}
	}
	return nil
}
