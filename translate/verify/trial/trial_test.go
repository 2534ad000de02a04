//go:build unix

package trial

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

func runScript(t *testing.T, script, stdin string, l Limits) Outcome {
	t.Helper()
	in := Invocation{Args: []string{"/bin/sh", "-c", script}, Dir: t.TempDir(), Stdin: stdin, Env: []string{"PATH=" + os.Getenv("PATH"), "SEEN=yes"}}
	o, err := Run(context.Background(), in, l)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

var roomy = Limits{Time: 20 * time.Second, Memory: 1024, Output: 1 << 20}

func TestRunLimited(t *testing.T) {
	o := runScript(t, `read line; echo "$line $SEEN$HOME"; echo bad >&2; exit 3`, "in\n", roomy)
	if string(o.Stdout) != "in yes\n" || string(o.Stderr) != "bad\n" || o.Exit != 3 || o.Limit != "" {
		t.Errorf("got %q, %q, exit %d, limit %q", o.Stdout, o.Stderr, o.Exit, o.Limit)
	}
	if o.Wall <= 0 || o.Peak <= 0 {
		t.Errorf("wall %v, peak %d", o.Wall, o.Peak)
	}
}

// TestTimeLimit holds that a program over its time ends with all that it started.
func TestTimeLimit(t *testing.T) {
	l := roomy
	l.Time = 300 * time.Millisecond
	start := time.Now()
	file := filepath.Join(t.TempDir(), "pid")
	o := runScript(t, `sleep 60 & echo $! > `+file+`; echo started; wait`, "", l)
	if o.Limit != "time" || o.Exit != -1 || string(o.Stdout) != "started\n" {
		t.Errorf("limit %q, exit %d, stdout %q", o.Limit, o.Exit, o.Stdout)
	}
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("took %v", took)
	}
	wantGone(t, file)
}

// TestLeftBehind holds that what a program leaves running ends with it.
func TestLeftBehind(t *testing.T) {
	file := filepath.Join(t.TempDir(), "pid")
	o := runScript(t, `sleep 60 >/dev/null 2>&1 & echo $! > `+file, "", roomy)
	if o.Exit != 0 || o.Limit != "" {
		t.Errorf("exit %d, limit %q", o.Exit, o.Limit)
	}
	wantGone(t, file)
}

// wantGone waits for the process named in a file to be gone, or a zombie that
// nobody waits for.
func wantGone(t *testing.T, file string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(data)))
	if err != nil {
		t.Fatal(err)
	}
	for range 100 {
		if syscall.Kill(pid, 0) != nil {
			return
		}
		stat, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "stat"))
		if err == nil && strings.Contains(string(stat), ") Z ") {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Errorf("process %d still runs", pid)
}

func TestOutputLimit(t *testing.T) {
	l := roomy
	l.Output = 1000
	o := runScript(t, `while :; do echo 0123456789; done`, "", l)
	if o.Limit != "output" || len(o.Stdout) != 1000 {
		t.Errorf("limit %q, %d bytes", o.Limit, len(o.Stdout))
	}
}

func TestMemoryLimit(t *testing.T) {
	l := roomy
	l.Memory = 200
	script := `x=0123456789012345678901234567890123456789012345678901234567890123; while :; do x=$x$x; done`
	if o := runScript(t, script, "", l); o.Exit == 0 || o.Limit != "" || o.Peak > 300<<20 {
		t.Errorf("exit %d, limit %q, peak %d MB", o.Exit, o.Limit, o.Peak>>20)
	}
}

func TestFileLimit(t *testing.T) {
	l := roomy
	l.Output = 64 << 10
	o := runScript(t, `i=0; while [ $i -lt 3000 ]; do echo 01234567890123456789012345678901234567890123456789; i=$((i+1)); done > out`, "", l)
	if o.Exit == 0 {
		t.Error("a file larger than the limit was written")
	}
}
