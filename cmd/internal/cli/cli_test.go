package cli

import (
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"molt": func() { os.Exit(Main()) },
	})
}

// TestScripts runs molt as a user does: each testdata/script/*.txtar is one scenario.
func TestScripts(t *testing.T) {
	goCache, err := exec.Command("go", "env", "GOCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		Setup: func(e *testscript.Env) error {
			e.Setenv("MOLT_CACHE_DIR", e.WorkDir+"/.cache")
			e.Setenv("HOME", e.WorkDir)
			e.Setenv("GOCACHE", strings.TrimSpace(string(goCache))) // of what scripts build, too
			e.Setenv("GIT_CONFIG_NOSYSTEM", "1")
			return nil
		},
		Condition: condition,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"bytes": writeBytes, "lines": writeLines, "edit": editFile, "steps": writeSteps,
		},
	})
}

// condition knows what scripts ask for beside testscript's own: whether tools may
// be missing, and whether files can be made unreadable.
func condition(name string) (bool, error) {
	switch name {
	case "ci":
		return os.Getenv("CI") != "", nil
	case "root":
		return os.Geteuid() == 0, nil
	}
	return false, fmt.Errorf("unknown condition %q", name)
}

// writeBytes is the command
//
//	bytes NAME TEXT
//
// which writes a file; both stand for what Go's double-quoted strings of them do.
func writeBytes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: bytes NAME TEXT")
	}
	for i := range args {
		s, err := strconv.Unquote(`"` + args[i] + `"`)
		ts.Check(err)
		args[i] = s
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(args[1]), 0o644))
}

// writeLines is the command
//
//	lines NAME COUNT LINE
//
// which writes a file of many equal lines.
func writeLines(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: lines NAME COUNT LINE")
	}
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	var text []byte
	for range n {
		text = append(append(text, args[2]...), '\n')
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), text, 0o644))
}

// editFile is the command
//
//	edit NAME OLD NEW
//
// which replaces a text that stands in a file exactly once.
func editFile(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: edit NAME OLD NEW")
	}
	text := ts.ReadFile(args[0])
	if n := strings.Count(text, args[1]); n != 1 {
		ts.Fatalf("%s holds %q %d times:\n%s", args[0], args[1], n, text)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Replace(text, args[1], args[2], 1)), 0o644))
}

// writeSteps is the command
//
//	steps WORKFLOW NAME
//
// which writes the commands of a GitHub Actions job as a shell script that fails
// as the job would, without those that install molt. Its environment goes in too.
func writeSteps(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: steps WORKFLOW NAME")
	}
	script, inEnv := "set -ex\n", false
	for line := range strings.Lines(ts.ReadFile(args[0])) {
		if name, value, ok := strings.Cut(strings.TrimSpace(line), ": "); inEnv && ok {
			script += name + "=" + strings.TrimSpace(value) + "\n"
		}
		inEnv = line == "env:\n" || inEnv && strings.HasPrefix(line, "  ")
		if run, ok := strings.CutPrefix(strings.TrimSpace(line), "- run: "); ok && !strings.HasPrefix(run, "go install") {
			script += run + "\n"
		}
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(script), 0o644))
}

func TestTakesColor(t *testing.T) {
	for _, test := range []struct {
		noColor, term string
		want          bool
	}{
		{"", "", true},
		{"", "xterm-256color", true},
		{"1", "xterm", false},
		{"0", "", false}, // any value counts
		{"", "dumb", false},
	} {
		env := map[string]string{"NO_COLOR": test.noColor, "TERM": test.term}
		if got := takesColor(func(name string) string { return env[name] }); got != test.want {
			t.Errorf("%v: %v", env, got)
		}
	}
}

// TestColor holds that what is known of the terminal reaches the page.
func TestColor(t *testing.T) {
	for _, color := range []bool{false, true} {
		var out, errs strings.Builder
		e := &env{out: &out, err: &errs, color: color}
		if status := run(t.Context(), e, []string{"scan", "--no-cache", "testdata/color.py"}); status != exitOK {
			t.Fatalf("status %d: %s", status, &errs)
		}
		if got := strings.Contains(out.String(), "\x1b["); got != color {
			t.Errorf("colour is %v: %q", color, &out)
		}
	}
}
