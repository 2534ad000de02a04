package gogen

import (
	"bytes"
	"fmt"
	"go/format"
	"go/scanner"
	"go/token"
	"strconv"
	"strings"

	"github.com/dave/jennifer/jen"
)

// This file follows Python lines into the generated Go: while a file is put
// together, each statement carries the line that it came from in a comment, and
// Unmark takes the comments out again. What is left is the file as it would have
// been without them; the tokens of the two are the same.

const (
	markOpen  = "/*python:"
	markClose = "*/"
)

// Mark notes the Python line that statements came from. Line 0 notes nothing.
func Mark(line int, code []jen.Code) []jen.Code {
	if line <= 0 {
		return code
	}
	out := make([]jen.Code, len(code))
	for i, c := range code {
		out[i] = c
		if s, ok := c.(*jen.Statement); ok && s != nil && len(*s) > 0 {
			out[i] = jen.Comment(markOpen + strconv.Itoa(line) + markClose).Add(s)
		}
	}
	return out
}

// Unmark takes the notes out of a rendered file, formats it again and groups its
// imports. lines says
// which Python line the lines of the result came from, as ledger.Made has it.
func Unmark(src []byte) (clean []byte, lines [][2]int, err error) {
	var origins []int // of all tokens
	var b strings.Builder
	at := 0
	walk := &tokenWalk{}
	err = walk.all(src, func(from, to int, tok token.Token, lit string) {
		if tok != token.COMMENT {
			origins = append(origins, walk.line)
			return
		}
		n, ok := noted(lit)
		if !ok {
			return
		}
		walk.line = n
		before := src[at:from]
		for to < len(src) && src[to] == ' ' {
			to++
		}
		if to < len(src) && src[to] == '\n' { // it was put on a line of its own, behind another comment
			before, to = bytes.TrimRight(before, " \t"), to+1
		}
		b.Write(before)
		at = to
	})
	if err != nil {
		return nil, nil, err
	}
	if at == 0 {
		clean, err = groupImports(src)
		return clean, nil, err
	}
	b.Write(src[at:])
	if clean, err = format.Source([]byte(b.String())); err != nil {
		return nil, nil, err
	}
	if clean, err = groupImports(clean); err != nil {
		return nil, nil, err
	}
	lines, err = follow(clean, origins)
	return clean, lines, err
}

// noted reads a note.
func noted(comment string) (line int, ok bool) {
	text, ok := strings.CutPrefix(comment, markOpen)
	if !ok {
		return 0, false
	}
	line, err := strconv.Atoi(strings.TrimSuffix(text, markClose))
	return line, err == nil
}

// follow finds the lines of a file from the origins of its tokens. These are
// counted from the end, since imports may have been grouped.
func follow(src []byte, origins []int) ([][2]int, error) {
	type place struct{ line, column int }
	var places []place // of the tokens
	row, start := 1, 0
	closing := map[int]bool{} // lines that begin with a closing bracket
	walk := &tokenWalk{}
	last := 0
	err := walk.all(src, func(from, _ int, tok token.Token, _ string) {
		for ; start <= from; start++ {
			if start < len(src) && start < from && src[start] == '\n' {
				row++
			}
		}
		if tok == token.COMMENT {
			return
		}
		places = append(places, place{row, from})
		if row != last && (tok == token.RBRACE || tok == token.RPAREN || tok == token.RBRACK) {
			closing[row] = true
		}
		last = row
	})
	if err != nil {
		return nil, err
	}
	shift := len(origins) - len(places)
	var out [][2]int
	came, seen := 0, 0
	for i, p := range places {
		if p.line == seen || i+shift < 0 {
			continue
		}
		n := origins[i+shift]
		if closing[p.line] {
			n = 0
		}
		// Comments in front of a line are about it.
		if first := seen + 1; n != came {
			if n == 0 {
				first = p.line
			}
			out = append(out, [2]int{first, n})
			came = n
		}
		seen = p.line
	}
	return out, nil
}

// A tokenWalk visits the tokens of a file. Its line is what its owner last set;
// behind and in front of each declaration it is 0 again.
type tokenWalk struct {
	line, depth int
}

func (w *tokenWalk) all(src []byte, visit func(from, to int, tok token.Token, lit string)) error {
	var s scanner.Scanner
	var errs scanner.ErrorList
	file := token.NewFileSet().AddFile("", -1, len(src))
	s.Init(file, src, func(p token.Position, msg string) { errs.Add(p, msg) }, scanner.ScanComments)
	for {
		pos, tok, lit := s.Scan()
		switch {
		case tok == token.EOF:
			return errs.Err()
		case tok == token.SEMICOLON && lit == "\n":
			continue
		case w.depth == 0 && tok != token.COMMENT && tok.IsKeyword():
			w.line = 0
		}
		switch tok {
		case token.LBRACE, token.LPAREN, token.LBRACK:
			w.depth++
		case token.RBRACE, token.RPAREN, token.RBRACK:
			w.depth--
		}
		from := file.Offset(pos)
		text := lit
		if text == "" {
			text = tok.String()
		}
		visit(from, from+len(text), tok, lit)
		if w.depth < 0 {
			return fmt.Errorf("a closing bracket too many at offset %d", from)
		}
	}
}
