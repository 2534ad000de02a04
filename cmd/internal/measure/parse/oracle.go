package main

import (
	"bufio"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
)

//go:embed oracle.py
var oraclePy string

//go:embed mutate.py
var mutatePy string

// oracleProgram is the whole oracle without its last line, a call of main().
var oracleProgram = oraclePy + "\n\n" + mutatePy

// An answer is what CPython says about a source text: its dump (or the hash of
// its dump), or a refusal "line:col: message", or the interpreter's limit that it hit.
type answer struct {
	kind answerKind
	text string
}

type answerKind byte

const (
	accepted answerKind = '='
	refused  answerKind = '!'
	limited  answerKind = '^'
)

// message returns a refusal without its position.
func (a answer) message() string {
	_, msg, _ := strings.Cut(a.text, ": ")
	return msg
}

// accepts tells whether the oracle's dump, of which a has the hash, is dump.
func (a answer) accepts(dump string) bool {
	return a.kind == accepted && a.text == hash([]byte(dump))
}

// An oracle is a running interpreter that answers questions about sources. It
// is started anew when a question kills it.
type oracle struct {
	command func() *exec.Cmd
	hello   string // sent once after the start
	cmd     *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
}

// newOracle returns the oracle of a CPython interpreter.
func newOracle(python string) *oracle {
	return &oracle{command: func() *exec.Cmd {
		return exec.Command(python, "-c", oracleProgram+"\n\nmain()\n")
	}}
}

func (o *oracle) start() error {
	o.cmd = o.command()
	o.cmd.Stderr = os.Stderr
	var err error
	if o.in, err = o.cmd.StdinPipe(); err != nil {
		return err
	}
	out, err := o.cmd.StdoutPipe()
	if err != nil {
		return err
	}
	o.out = bufio.NewReaderSize(out, 1<<20)
	if err := o.cmd.Start(); err != nil {
		return err
	}
	_, err = io.WriteString(o.in, o.hello)
	return err
}

// close ends the interpreter.
func (o *oracle) close() error {
	if o.cmd == nil {
		return nil
	}
	err := errors.Join(o.in.Close(), o.cmd.Wait())
	o.cmd = nil
	return err
}

// ask sends one request and returns the answer's line.
func (o *oracle) ask(kind byte, argument []byte) (string, error) {
	if o.cmd == nil {
		if err := o.start(); err != nil {
			return "", err
		}
	}
	// A large request may fill the pipe before the answer starts, never both
	// ways: the oracle answers only after it has read the whole line.
	line := fmt.Sprintf("%c %s\n", kind, base64.StdEncoding.EncodeToString(argument))
	if _, err := io.WriteString(o.in, line); err != nil {
		return "", errors.Join(err, o.close())
	}
	reply, err := o.out.ReadString('\n')
	if err != nil {
		return "", errors.Join(err, o.close())
	}
	return strings.TrimSuffix(reply, "\n"), nil
}

// judge returns the verdict on a source: with the dump's hash if kind is 'h',
// with the dump itself if it is 'd'. A source that kills the interpreter is limited.
func (o *oracle) judge(kind byte, src []byte) (answer, error) {
	reply, err := o.ask(kind, src)
	if err != nil {
		if o.cmd == nil && !errors.Is(err, exec.ErrNotFound) {
			return answer{limited, "interpreter ended: " + err.Error()}, nil
		}
		return answer{}, err
	}
	if reply == "" {
		return answer{}, errors.New("empty answer of the oracle")
	}
	return answer{answerKind(reply[0]), reply[1:]}, nil
}

// strings returns the texts of a Python file's constants and doctests.
func (o *oracle) strings(src []byte) ([][]byte, error) {
	return o.list('s', src)
}

// statements returns the texts of a Python file's top-level statements.
func (o *oracle) statements(src []byte) ([][]byte, error) {
	return o.list('t', src)
}

// A mutation says which mutated statements the oracle is to make.
type mutation struct {
	Seed       uint64   `json:"seed"`
	Count      int      `json:"count"`
	Characters bool     `json:"characters"` // edit characters, not tokens
	Files      []string `json:"files"`
}

func (o *oracle) mutations(m mutation) ([][]byte, error) {
	params, err := json.Marshal(m)
	if err != nil {
		return nil, err
	}
	return o.list('m', params)
}

func (o *oracle) list(kind byte, argument []byte) ([][]byte, error) {
	reply, err := o.ask(kind, argument)
	if err != nil {
		return nil, err
	}
	var texts [][]byte
	for word := range strings.FieldsSeq(reply) {
		text, err := base64.StdEncoding.DecodeString(word)
		if err != nil {
			return nil, err
		}
		texts = append(texts, text)
	}
	return texts, nil
}
