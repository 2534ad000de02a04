package main

import (
	"bytes"
	"regexp"
	"slices"
)

// shrinkBudget bounds how many shorter texts are tried for one example.
const shrinkBudget = 3000

// shrink returns a shorter text that is wrong in the same way.
func (o *oracle) shrink(r result, src []byte) ([]byte, error) {
	s := &shrinker{o: o, like: r, cause: causeOf(r), budget: shrinkBudget}
	parts, err := o.statements(src)
	if err != nil {
		return nil, err
	}
	for _, part := range parts {
		if len(part) < len(src) && s.wrong(part) {
			src = part
			break
		}
	}
	for range 4 {
		before := len(src)
		src = s.dedent(src)
		src = s.without(src, bytes.SplitAfter(src, []byte("\n")))
		src = s.without(src, token.FindAll(src, -1))
		if len(src) == before {
			break
		}
	}
	return src, s.err
}

var token = regexp.MustCompile(`(?s)\w+|\s+|.`)

type shrinker struct {
	o      *oracle
	like   result
	cause  string
	budget int
	err    error
}

// wrong tells whether a text is wrong in the way that is looked for.
func (s *shrinker) wrong(src []byte) bool {
	if s.budget <= 0 || s.err != nil {
		return false
	}
	s.budget--
	want, err := s.o.judge('d', src)
	if err != nil {
		s.err = err
		return false
	}
	got := read(s.like.name, src)
	r := result{name: s.like.name, oracle: want, molt: got}
	if r.outcome = judgeDump(want, got); r.outcome != s.like.outcome {
		return false
	}
	if r.outcome == different {
		r.diff = firstDifference(want.text, got.dump).key()
	}
	return causeOf(r) == s.cause
}

// dedent tries the body of a compound statement alone.
func (s *shrinker) dedent(src []byte) []byte {
	for {
		_, body, ok := bytes.Cut(src, []byte("\n"))
		indent := len(body) - len(bytes.TrimLeft(body, " \t"))
		if !ok || indent == 0 {
			return src
		}
		body = bytes.TrimPrefix(bytes.ReplaceAll(append([]byte("\n"), body...), append([]byte("\n"), body[:indent]...), []byte("\n")), []byte("\n"))
		if !s.wrong(body) {
			return src
		}
		src = body
	}
}

// without leaves out as many of the pieces as it can: halves first, then
// quarters, down to single ones.
func (s *shrinker) without(src []byte, pieces [][]byte) []byte {
	for size := (len(pieces) + 1) / 2; size > 0; size /= 2 {
		for at := 0; at < len(pieces); {
			rest := slices.Delete(slices.Clone(pieces), at, min(at+size, len(pieces)))
			if text := bytes.Join(rest, nil); s.wrong(text) {
				src, pieces = text, rest
				continue
			}
			at += size
		}
	}
	return src
}
