package main

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

// limits bound one run of a program.
type limits struct {
	Time   time.Duration
	Memory int // MB of address space
	Output int // bytes on standard output and on standard error, and in any file
}

// An outcome is what a run showed.
type outcome struct {
	Stdout []byte        `json:"stdout"`
	Stderr []byte        `json:"stderr"`
	Exit   int           `json:"exit"`  // -1 if it did not end by itself
	Limit  string        `json:"limit"` // the limit that ended it: "time", "output"
	Wall   time.Duration `json:"wall"`
	Peak   int64         `json:"peak"` // largest resident size in bytes
}

// An invocation is a program to run. Only what Env holds is in its environment.
type invocation struct {
	Args  []string
	Dir   string
	Stdin string
	Env   []string
}

// limitScript sets the limits of its own process, which exec keeps, and thereby
// those of every child. A limit that the system does not know is left out.
const limitScript = `ulimit -v "$1" 2>/dev/null; ulimit -t "$2" 2>/dev/null; ulimit -f "$3" 2>/dev/null; ulimit -c 0; shift 3; exec "$@"`

// runLimited runs a program in a process group of its own. When a limit is
// exceeded that group is killed, and no other process. The error tells that the
// program could not be started.
func runLimited(ctx context.Context, in invocation, l limits) (outcome, error) {
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
		return outcome{}, err
	}
	err := cmd.Wait()
	o := outcome{Stdout: stdout.Bytes(), Stderr: stderr.Bytes(), Wall: time.Since(start), Peak: peakMemory(cmd.ProcessState)}
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

// command runs a tool of ours without limits and returns all that it printed.
func command(ctx context.Context, dir string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, args[0], args[1:]...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	return string(out), err
}
