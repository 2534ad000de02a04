// Package wire answers calls of a port's functions, one JSON object a line, as
// the CPython that the port is compared with does.
package wire

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime"
	"strconv"
	"time"

	"github.com/molt-go/molt/templates/pyrt"
)

// A Call is a call to answer.
type Call struct {
	N      int      `json:"n"`
	Module string   `json:"module"`
	Path   string   `json:"path"` // of the function in the module, with dots
	Kind   string   `json:"kind"` // "getter", "setter" or "deleter" of a property
	Bound  bool     `json:"bound"`
	Args   []any    `json:"args"`  // by parameter
	Names  []string `json:"names"` // of the parameters
	By     []string `json:"by"`    // how each is passed
	Limit  int      `json:"limit"` // milliseconds
	Bench  int      `json:"bench"` // milliseconds of a round; 0 asks for an answer
	Rounds int      `json:"rounds"`
	Own    []string `json:"own"` // modules of the program, with the first call
}

// An Answer is what a call did.
type Answer struct {
	N      int       `json:"n"`
	After  []any     `json:"after,omitempty"`
	Result any       `json:"result"`
	Raised *Raised   `json:"raised,omitempty"`
	Stdout string    `json:"stdout"`
	Guard  string    `json:"guard,omitempty"` // why the port stopped, loudly
	Crash  string    `json:"crash,omitempty"` // what Go panicked with
	Unfit  string    `json:"unfit,omitempty"` // why the call cannot be made
	Hits   []int     `json:"hits,omitempty"`  // statements that ran for the first time, by number
	NS     []float64 `json:"ns,omitempty"`    // nanoseconds of one call, a round each
}

// Raised is an exception that left a call.
type Raised struct {
	Class   string `json:"class"`
	Message string `json:"message"`
}

// NotImported notes that the body of a module did not end well: where it does in
// CPython, that is a difference.
func (a *Answer) NotImported() {
	if a.Raised != nil {
		a.Crash, a.Raised = "its module cannot be imported: "+a.Raised.Class+": "+a.Raised.Message, nil
	}
}

// Own are the modules of the program.
var Own = map[string]bool{}

// Counters are the port's statements that ran; their numbers go on from one to
// the next.
var Counters [][]uint32

// Node is a value with a tag.
type Node = map[string]any

type server struct{ port Port }

// Serve answers the calls in the file named by the command's first argument into
// that of the second, but for those before the number that is the third.
func Serve(port Port) {
	s := &server{port}
	pyrt.Stdout.Reset(io.Discard)
	first, err := strconv.Atoi(os.Args[3])
	check(err)
	calls, err := os.Open(os.Args[1])
	check(err)
	out, err := os.OpenFile(os.Args[2], os.O_APPEND|os.O_WRONLY|os.O_CREATE, 0o644)
	check(err)
	seen := map[int]bool{}
	lines := bufio.NewReader(calls)
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) == 0 {
			return
		}
		c := &Call{}
		dec := json.NewDecoder(bytes.NewReader(line))
		dec.UseNumber()
		check(dec.Decode(c))
		for _, m := range c.Own {
			Own[m] = true
		}
		if c.N >= first {
			_, err := out.Write(s.line(c, seen))
			check(err)
		}
		if err != nil {
			return
		}
	}
}

// line answers one call within its time.
func (s *server) line(c *Call, seen map[int]bool) []byte {
	timer := time.AfterFunc(time.Duration(c.Limit)*time.Millisecond, func() {
		fmt.Fprintln(os.Stderr, "Timeout")
		os.Exit(3)
	})
	var a *Answer
	if c.Bench > 0 {
		a = s.measure(c)
	} else {
		a = s.answer(c)
		a.Hits = hits(seen)
	}
	timer.Stop()
	a.N = c.N
	data, err := json.Marshal(a)
	check(err)
	return append(data, '\n')
}

// hits lists the statements that ran for the first time.
func hits(seen map[int]bool) []int {
	var list []int
	n := 0
	for _, counts := range Counters {
		for i, c := range counts {
			if c != 0 && !seen[n+i] {
				seen[n+i] = true
				list = append(list, n+i)
			}
		}
		n += len(counts)
	}
	return list
}

// measure times a call: nanoseconds of one, a number for each round.
func (s *server) measure(c *Call) *Answer {
	a := &Answer{}
	budget := time.Duration(c.Bench) * time.Millisecond
	end := time.Now().Add(3 * time.Second)
	for count := 1; len(a.NS) < c.Rounds && (time.Now().Before(end) || len(a.NS) == 0); {
		var sets []func()
		for range count {
			f, err := s.prepare(c)
			if err != nil {
				a.Unfit = err.Error()
				return a
			}
			sets = append(sets, f)
		}
		runtime.GC()
		start := time.Now()
		for _, f := range sets {
			f()
		}
		took := time.Since(start)
		pyrt.Stdout.Reset(io.Discard)
		if took < budget && count < 1<<12 && len(a.NS) == 0 {
			factor := 8
			if took > budget/8 {
				factor = 2
			}
			count = min(count*factor, 1<<12)
			if took*2 < budget {
				continue
			}
		}
		a.NS = append(a.NS, float64(took.Nanoseconds())/float64(count))
	}
	return a
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(4)
	}
}
