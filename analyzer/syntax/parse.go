package syntax

import (
	"bytes"
	"errors"
	"fmt"

	gast "github.com/go-python/gpython/ast"
	"github.com/go-python/gpython/parser"
	"github.com/go-python/gpython/py"
)

// MaxSize is the largest source, in bytes, that Parse reads.
const MaxSize = 64 << 20

// internalError begins the message of an error that is no fault of the source.
const internalError = "internal error"

// Parse reads one Python source file of any encoding that PEP 263 allows and
// returns its tree. The path serves for messages alone. The error, if any, is
// an *Error with the position of what CPython refuses as well. Nothing of the
// source is executed.
func Parse(path string, src []byte) (*File, error) {
	if len(src) > MaxSize {
		return nil, &Error{Path: path, Msg: fmt.Sprintf("file is larger than %d MiB", MaxSize>>20)}
	}
	text, encoding, derr := decodeSource(path, src)
	if derr != nil {
		return nil, derr
	}
	f, err := parseText(path, text)
	if err != nil {
		return nil, err
	}
	f.Encoding = encoding
	return f, nil
}

// parseText parses decoded source.
func parseText(path, text string) (f *File, err error) {
	lx, lerr := tokenize(path, text)
	if lerr != nil {
		return nil, lerr
	}
	defer func() {
		if p := recover(); p != nil {
			e, ok := p.(*Error)
			if !ok {
				// A bug of ours: it must not stop the reading of other files.
				e = &Error{Path: path, Msg: fmt.Sprintf("%s: %v", internalError, p)}
			}
			f, err = nil, e
		}
	}()
	low := &lowerer{path: path, src: text, lines: lx.lines, toks: lx.toks, out: make([]ctoken, 0, len(lx.toks)+len(lx.toks)/8)}
	low.run()
	mod := low.grammar()
	r := &raiser{path: path, src: text, lines: lx.lines, srcToks: lx.toks, comments: lx.comments, toks: low.out}
	return &File{Path: path, Text: text, Body: r.module(mod), Comments: lx.comments, lines: lx.lines}, nil
}

// grammar has gpython parse the canonical text.
func (l *lowerer) grammar() *gast.Module {
	text := appendCanonical(make([]byte, 0, 3*len(l.out)), l.out)
	mod, err := parser.Parse(bytes.NewReader(text), "", py.ExecMode)
	if err != nil {
		l.refuse(err)
	}
	m, ok := mod.(*gast.Module)
	if !ok {
		l.fail(0, "invalid syntax")
	}
	return m
}

// refuse turns an error of gpython's into one with our position.
func (l *lowerer) refuse(err error) {
	var exc *py.Exception
	if !errors.As(err, &exc) || len(l.out) == 0 {
		l.fail(0, "invalid syntax")
	}
	line, col := excInt(exc, "lineno"), excInt(exc, "offset")
	i := canonicalAt(l.out, line, col)
	l.fail(l.out[i].start, l.explain(i))
}

// excInt reads an integer attribute of a SyntaxError.
func excInt(exc *py.Exception, name string) int {
	if v, ok := exc.Dict[name].(py.Int); ok {
		return int(v)
	}
	return 1
}

// explain words the refusal of canonical token i. The statements of Python 2
// are named, since they are what most refused files are about.
func (l *lowerer) explain(i int) string {
	if i == 0 || l.out[i-1].kind != kName || l.out[i-1].src < 0 {
		return "invalid syntax"
	}
	switch name := l.toks[l.out[i-1].src].text(l.src); name {
	case "print", "exec":
		return "Missing parentheses in call to '" + name + "'. Did you mean " + name + "(...)? It is a statement in Python 2 alone"
	}
	return "invalid syntax"
}
