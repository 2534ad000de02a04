package wire

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// The bounds of what is written, as CPython's side has them.
const (
	MaxItems = 200 // of an iterator
	MaxNodes = 200000
)

// A Port makes calls of functions.
type Port interface {
	// Import runs the body of a call's module, once.
	Import(c *Call)
	// Prepare makes the arguments of a call.
	Prepare(c *Call) Prepared
	// Protect runs body and returns the exception that leaves it, nil for none.
	Protect(body func()) *Raised
}

// A Prepared is a call whose arguments are made.
type Prepared interface {
	// Run makes the call, and walks the iterator that it gives.
	Run()
	// Write returns the arguments as they are then, and the result where the call
	// has returned.
	Write(returned bool) (after []any, result any)
}

// Reply makes a call and says what it did.
func Reply(port Port, c *Call) *Answer { return (&server{port}).answer(c) }

func (s *server) answer(c *Call) *Answer {
	a := &Answer{}
	defer pyrt.Stdout.Reset(io.Discard)
	if !s.run(a, func() { s.port.Import(c) }) {
		a.NotImported()
		return a
	}
	var (
		call Prepared
		out  bytes.Buffer
	)
	if !s.run(a, func() { call = s.port.Prepare(c) }) {
		a.notMade()
		return a
	}
	pyrt.Stdout.Reset(&out) // what modules print when they are imported is theirs
	s.run(a, call.Run)
	pyrt.Stdout.Flush()
	a.Stdout = strings.ToValidUTF8(out.String(), "\ufffd")
	if a.Guard != "" || a.Crash != "" || a.Unfit != "" {
		return a
	}
	written := &Answer{}
	if !s.run(written, func() { a.After, a.Result = call.Write(a.Raised == nil) }) {
		written.notMade()
	}
	a.Unfit, a.Guard, a.Crash = written.Unfit, written.Guard, written.Crash
	return a
}

// prepare returns a call with fresh arguments, whose outcome is dropped.
func (s *server) prepare(c *Call) (call func(), err error) {
	a := &Answer{}
	pyrt.Stdout.Reset(io.Discard)
	var made Prepared
	if !s.run(a, func() { s.port.Import(c); made = s.port.Prepare(c) }) {
		a.notMade()
		return nil, fmt.Errorf("the arguments cannot be made: %s%s%s", a.Unfit, a.Guard, a.Crash)
	}
	return func() { s.run(a, made.Run) }, nil
}

// run runs a part of a call and notes what leaves it; it reports whether nothing
// did.
func (s *server) run(a *Answer, body func()) (ok bool) {
	defer func() {
		p := recover()
		switch p := p.(type) {
		case nil:
			return
		case Unfit:
			a.Unfit = string(p)
		case *pyrt.Guard:
			a.Guard = p.Reason
		case pyrt.ExitStatus:
			a.Raised = &Raised{Class: "SystemExit", Message: fmt.Sprint(int(p))}
		default:
			if isStub(p) {
				a.Guard = fmt.Sprint(p)
			} else {
				a.Crash = fmt.Sprint(p)
			}
		}
		ok = false
	}()
	a.Raised = s.port.Protect(body)
	return a.Raised == nil
}

// notMade has an exception say why values cannot be made or written.
func (a *Answer) notMade() {
	if a.Raised != nil {
		a.Unfit, a.Raised = a.Raised.Class+": "+a.Raised.Message, nil
	}
}

// isStub tells whether a panic is that of a function that is not ported.
func isStub(p any) bool { return strings.HasPrefix(fmt.Sprint(p), "not ported: ") }
