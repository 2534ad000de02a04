// Package trial runs a program under limits of time, memory and output, and
// compares the run of a port with CPython's: standard output, exit status and
// the last line of standard error.
package trial

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"
)

// Limits bound one run of a program.
type Limits struct {
	Time   time.Duration
	Memory int // MB of address space
	Output int // bytes on standard output and on standard error, and in any file
}

// An Outcome is what a run showed.
type Outcome struct {
	Stdout []byte        `json:"stdout"`
	Stderr []byte        `json:"stderr"`
	Exit   int           `json:"exit"`  // -1 if it did not end by itself
	Limit  string        `json:"limit"` // the limit that ended it: "time", "output"
	Wall   time.Duration `json:"wall"`
	// Peak is the largest resident size in bytes. Without Weigh it is at least that of
	// the process which started the run.
	Peak int64 `json:"peak"`
}

// An Invocation is a program to run. Only what Env holds is in its environment.
type Invocation struct {
	Args  []string
	Dir   string
	Stdin string
	Env   []string
	Weigh bool // have Outcome.Peak exact, at the cost of looking on
}

// limitScript sets the limits of its own process, which exec keeps, and thereby
// those of every child. A limit that the system does not know is left out.
const limitScript = `ulimit -v "$1" 2>/dev/null; ulimit -t "$2" 2>/dev/null; ulimit -f "$3" 2>/dev/null; ulimit -c 0; shift 3; exec "$@"`

// Run runs a program in a process group of its own. When a limit is
// exceeded that group is killed, and no other process. The error tells that the
// program could not be started.
func Run(ctx context.Context, in Invocation, l Limits) (Outcome, error) {
	ctx, cancel := context.WithTimeout(ctx, l.Time)
	defer cancel()
	cpu := int(l.Time.Seconds()) + 1
	args := append([]string{"-c", limitScript, "sh", fmt.Sprint(l.Memory << 10), fmt.Sprint(cpu), fmt.Sprint(l.Output/512 + 1)}, in.Args...)
	cmd := exec.CommandContext(ctx, "/bin/sh", args...)
	cmd.Dir, cmd.Env, cmd.Stdin = in.Dir, in.Env, strings.NewReader(in.Stdin)
	ownGroup(cmd)
	cmd.Cancel = func() error { return killGroup(cmd.Process) }
	cmd.WaitDelay = 2 * time.Second
	stdout, stderr := &bounded{max: l.Output, full: cancel}, &bounded{max: l.Output, full: cancel}
	cmd.Stdout, cmd.Stderr = stdout, stderr
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return Outcome{}, err
	}
	wall, peak, err := wait(cmd, start, in.Weigh)
	o := Outcome{Stdout: stdout.Bytes(), Stderr: stderr.Bytes(), Wall: wall, Peak: peak}
	// What the program started and left behind goes with it.
	if err := killGroup(cmd.Process); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return o, err
	}
	o.Exit = cmd.ProcessState.ExitCode()
	switch {
	case stdout.over() || stderr.over():
		o.Limit, o.Exit = "output", -1
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		o.Limit, o.Exit = "time", -1
	case err != nil && o.Exit >= 0 && !isExit(err):
		return o, err
	}
	return o, nil
}

// wait waits for a command that was started, and weighs it meanwhile if asked to.
func wait(cmd *exec.Cmd, start time.Time, weighed bool) (wall time.Duration, peak int64, err error) {
	done, weight := make(chan struct{}), make(chan int64, 1)
	if weighed {
		go func() { weight <- weigh(cmd.Process.Pid, done) }()
	} else {
		weight <- 0
	}
	err = cmd.Wait()
	wall = time.Since(start)
	close(done)
	if peak = <-weight; peak == 0 {
		peak = peakMemory(cmd.ProcessState)
	}
	return wall, peak, err
}

func isExit(err error) bool {
	var exit *exec.ExitError
	return errors.As(err, &exit) || errors.Is(err, exec.ErrWaitDelay)
}

// bounded keeps up to max bytes and calls full on the first byte beyond.
type bounded struct {
	mu   sync.Mutex
	buf  bytes.Buffer
	max  int
	full func()
	gone bool
}

func (b *bounded) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	room := b.max - b.buf.Len()
	b.buf.Write(p[:min(len(p), room)])
	if len(p) > room && !b.gone {
		b.gone = true
		b.full()
	}
	return len(p), nil
}

func (b *bounded) Bytes() []byte {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.Bytes()
}

func (b *bounded) over() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.gone
}

// Environment is all that a program sees of ours: nothing that would make two
// runs differ.
func Environment(hashSeed string) []string {
	return []string{"PATH=" + os.Getenv("PATH"), "HOME=" + os.Getenv("HOME"), "LANG=C.UTF-8", "TZ=UTC",
		"PYTHONHASHSEED=" + hashSeed, "PYTHONDONTWRITEBYTECODE=1"}
}
