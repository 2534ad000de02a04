package trial

import (
	"strings"
	"testing"
)

func ended(stdout, stderr string, exit int) Outcome {
	return Outcome{Stdout: []byte(stdout), Stderr: []byte(stderr), Exit: exit}
}

func TestCompare(t *testing.T) {
	trace := "Traceback (most recent call last):\n  File \"x.py\", line 1\nValueError: no\n"
	tests := []struct {
		name      string
		want, got Outcome
		verdict   Verdict
		text      string // part of what is said
	}{
		{"equal", ended("1\n2\n", "", 0), ended("1\n2\n", "", 0), Identical, ""},
		{"other line", ended("1\n2\n", "", 0), ended("1\n3\n", "", 0), Differs, `line 2: "3", want "2"`},
		{"ends early", ended("1\n2\n", "", 0), ended("1\n", "", 0), Differs, "line 2"},
		{"one line end less", ended("1\n", "", 0), ended("1", "", 0), Differs, `line 2: output ends, want ""`},
		{"one line more", ended("1\n", "", 0), ended("1\n2\n", "", 0), Differs, `line 2: "2"`},
		{"far in the line", ended(strings.Repeat("x", 300)+"a", "", 0), ended(strings.Repeat("x", 300)+"b", "", 0), Differs, `xb", want "...xx`},
		{"other status", ended("", "", 0), ended("", "", 1), Differs, "exit status 1, want 0"},
		{"only the last line of stderr counts", ended("", trace, 1), ended("", "ValueError: no\n", 1), Identical, ""},
		{"other message", ended("", trace, 1), ended("", "ValueError: yes\n", 1), Differs, `"ValueError: yes", want "ValueError: no"`},
		{"warning", ended("", "", 0), ended("", "hm\n", 0), Differs, "last line of stderr"},
		{"guard", ended("1\n", "", 0), ended("", "molt: guard at f.py:12\n", 70), GuardStop, "f.py:12"},
		{"status 70 of its own", ended("", "", 70), ended("", "", 70), Identical, ""},
		{"stub", ended("1\n", "", 0), ended("", "panic: not ported: f.py:3\n\ngoroutine 1 [running]:\n", 2), StubStop, "not ported: f.py:3"},
		{"speaks of stubs, and ends well", ended("1\n", "", 0), ended("2\n", "not ported: f.py:3\n", 0), Differs, "line 1"},
		{"panic", ended("1\n", "", 0), ended("", "panic: runtime error: index out of range\n\ngoroutine 1 [running]:\n", 2), Crashed, "index out of range"},
		{"signal", ended("1\n", "", 0), ended("", "", -1), Crashed, "signal"},
		{"time", ended("1\n", "", 0), Outcome{Limit: "time", Exit: -1}, OverLimit, "time"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v, text := Compare(tt.want, tt.got)
			if v != tt.verdict || !strings.Contains(text, tt.text) || (v == Identical) != (text == "") {
				t.Errorf("compare = %q, %q; want %q, a text with %q", v, text, tt.verdict, tt.text)
			}
		})
	}
}
