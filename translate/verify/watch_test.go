//go:build unix

package verify

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/molt-go/molt/translate/verify/trial"
)

// TestWatch holds that a watched CPython does what stays in its folder, and ends at
// the first thing that does not, whatever handlers say.
func TestWatch(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("CPython is needed")
		}
		t.Skip("CPython is needed")
	}
	outside := filepath.Join(t.TempDir(), "outside")
	for _, tt := range []struct{ code, reaches string }{
		{"open('in.txt', 'w').write('x'); import os; os.mkdir('d'); os.rename('in.txt', 'd/x'); print(open('d/x').read())", ""},
		{"import threading; threading.Thread(target=print, args=('x',)).start()", ""},
		{"try:\n open(OUT, 'w')\nexcept BaseException: pass\nprint('x')", "open"},
		{"import os; os.remove(OUT)", "os.remove"},
		{"import subprocess; subprocess.run(['true'])", "subprocess.Popen"},
		{"import socket; socket.create_connection(('127.0.0.1', 9))", "socket."},
		{"import os; os.system('true')", "os.system"},
		{"import os; os.symlink('/', 'way'); open('way' + OUT, 'w')", "os.symlink"},
	} {
		work := t.TempDir()
		w, err := newWatch(work)
		if err != nil {
			t.Fatal(err)
		}
		inside := filepath.Join(work, "run")
		if err := os.Mkdir(inside, 0o755); err != nil {
			t.Fatal(err)
		}
		code := "OUT = " + quote(outside, "") + "\n" + tt.code
		o, err := trial.Run(context.Background(), trial.Invocation{Args: []string{python, "-c", code}, Dir: inside, Env: append(trial.Environment("0"), w.env(inside)...)},
			trial.Limits{Time: time.Minute, Memory: 4 << 10, Output: 1 << 20})
		if err != nil {
			t.Fatal(err)
		}
		reached := w.err()
		switch {
		case tt.reaches == "" && (reached != nil || string(o.Stdout) != "x\n"):
			t.Errorf("%s: %v, %s%s", tt.code, reached, o.Stdout, o.Stderr)
		case tt.reaches != "" && (reached == nil || !strings.Contains(reached.Error(), tt.reaches) || len(o.Stdout) > 0):
			t.Errorf("%s: goes on: %v, %s", tt.code, reached, o.Stdout)
		}
	}
	if _, err := os.Stat(outside); err == nil {
		t.Error("something outside was written")
	}
}
