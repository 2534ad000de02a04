package suppress

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/molt-go/molt/analyzer/findings"
)

// mark makes findings of rule r in a.py, function f, at lines of the text.
func mark(file, text string, at ...int) []findings.Finding {
	lines := strings.Split(text, "\n")
	var list []findings.Finding
	for _, n := range at {
		list = append(list, findings.Finding{Rule: "r", File: file, Symbol: "f", Line: n})
	}
	SetFingerprints(list, func(_ string, n int) string { return lines[n-1] })
	return list
}

func prints(list []findings.Finding) []string {
	var p []string
	for _, f := range list {
		p = append(p, f.Fingerprint)
	}
	return p
}

func TestFingerprints(t *testing.T) {
	first := prints(mark("a.py", "x = a in b\ny\nx = a in b", 1, 3))
	if first[0][:16] != first[1][:16] || !strings.HasSuffix(first[0], ":1") || !strings.HasSuffix(first[1], ":2") {
		t.Errorf("same text twice: %q", first)
	}
	for name, text := range map[string]string{
		"moved": "\n\n\nx = a in b", "indented": "    x = a in b", "spaced": "x=a  in b\t", "commented": "x = a in b  # why", "another line end": "x = a in b\r",
	} {
		n := 1 + strings.Count(text, "\n")
		if got := prints(mark("a.py", text, n)); got[0] != first[0] {
			t.Errorf("%s: %q, want %q", name, got, first[0])
		}
	}
	for name, list := range map[string][]findings.Finding{
		"other text": mark("a.py", "x = a in c", 1), "other file": mark("b.py", "x = a in b", 1), "a # in a string": mark("a.py", "x = a in b'#'", 1),
	} {
		if got := prints(list); got[0] == first[0] {
			t.Errorf("%s: still %q", name, got)
		}
	}
	back := mark("a.py", "x = a in b\ny\nx = a in b", 3, 1) // numbers follow the file, not the slice
	if got := prints(back); got[0] != first[1] || got[1] != first[0] {
		t.Errorf("reversed: %q, want %q", got, first)
	}
}

func TestNormalLine(t *testing.T) {
	for in, want := range map[string]string{
		"  a  = b # c": "a=b", "'#' # x": "'#'", `"\"#" # x`: `"\"#"`, "'a b'": "'ab'", "": "", "#": "", `x\`: `x\`, "it's # x": "it's#x",
	} {
		if got := normalLine(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

const encoded = `{
  "schema": 1,
  "findings": [
    {"file":"a.py","rule":"r","fingerprint":"a721cc41108aa59c","count":1,"symbol":"f"},
    {"file":"a.py","rule":"r","fingerprint":"feea85a2d66d6ce9","count":2,"symbol":"f"},
    {"file":"b <&>.py","rule":"r","fingerprint":"80b6c5cebe8c1c44","count":1,"symbol":"f"}
  ]
}
`

func TestBaselineFile(t *testing.T) {
	list := append(mark("b <&>.py", "z", 1), mark("a.py", "x\ny\nx", 1, 2, 3)...)
	got, err := NewBaseline(list).Encode()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(encoded, string(got)); diff != "" {
		t.Error(diff)
	}
	b, err := DecodeBaseline([]byte(encoded))
	if err != nil {
		t.Fatal(err)
	}
	again, err := b.Encode()
	if err != nil || string(again) != encoded {
		t.Errorf("read and written: %s, %v", again, err)
	}
	empty, err := NewBaseline(nil).Encode()
	if want := "{\n  \"schema\": 1,\n  \"findings\": []\n}\n"; err != nil || string(empty) != want {
		t.Errorf("empty: %q, %v", empty, err)
	}
}

func TestBaselineSplit(t *testing.T) {
	base := NewBaseline(slices.Concat(mark("a.py", "x\nx\ny", 1, 2, 3), mark("b.py", "x", 1), mark("gone.py", "x", 1)))
	// One x has moved, y is gone, one more x in each file.
	now := slices.Concat(mark("b.py", "x\nx", 2, 1), mark("a.py", "q\nx\nz", 2, 3))
	fresh, accepted, stale := base.Split(now, func(rule, file string) bool { return file != "b.py" })
	if diff := cmp.Diff([]findings.Finding{now[0], now[3]}, fresh); diff != "" {
		t.Errorf("fresh: %s", diff)
	}
	if diff := cmp.Diff([]findings.Finding{now[1], now[2]}, accepted); diff != "" {
		t.Errorf("accepted: %s", diff)
	}
	note := func(file, message string) findings.Note {
		return findings.Note{Kind: StaleBaseline, File: file, Message: message}
	}
	want := []findings.Note{
		note("a.py", "r in f (a721cc41108aa59c) is in the baseline but no longer found: write it anew"),
		note("a.py", "r in f (feea85a2d66d6ce9) is in the baseline 2 times, 1 of them no longer found: write it anew"),
		note("gone.py", "r in f ("+family(mark("gone.py", "x", 1)[0].Fingerprint)+") is in the baseline but no longer found: write it anew"),
	}
	if diff := cmp.Diff(want, stale); diff != "" {
		t.Errorf("stale: %s", diff)
	}
	if _, _, none := base.Split(nil, func(string, string) bool { return false }); none != nil {
		t.Errorf("stale though nothing was looked at: %v", none)
	}
}

func TestBaselineMistakes(t *testing.T) {
	for in, want := range map[string]string{
		"":                               "baseline cannot be read near line 1: EOF",
		"{\n\"schema\": 1,\n]":           "baseline cannot be read near line 3: invalid character ']' looking for beginning of object key string",
		"{}":                             "baseline has no schema: no file that molt wrote",
		`{"schema": 2, "x": 1}`:          "baseline has schema 2, this molt reads 1: use a newer molt",
		`{"schema": 1, "x": 1}`:          `baseline cannot be read near line 1: json: unknown field "x"`,
		`{"schema": 1} {}`:               "baseline cannot be read near line 1: something follows its end",
		"{\n<<<<<<< HEAD\n\"schema\": 1": "baseline holds conflict markers of a merge: resolve them or write it anew",
		`{"schema": 1, "findings": [{"file": "a.py", "rule": "r", "fingerprint": "1", "count": -1}]}`: `baseline has a bad entry for "a.py"`,
	} {
		if _, err := DecodeBaseline([]byte(in)); err == nil || err.Error() != want {
			t.Errorf("%q:\n got %v\nwant %s", in, err, want)
		}
	}
	twice := `{"schema": 1, "findings": [{"file": "a", "rule": "r", "fingerprint": "1", "count": 1, "symbol": ""}, {"file": "a", "rule": "r", "fingerprint": "1", "count": 3, "symbol": ""}]}`
	b, err := DecodeBaseline([]byte(twice))
	if err != nil || len(b.entries) != 1 || b.entries[0].Count != 3 {
		t.Errorf("an entry twice: %+v, %v", b, err)
	}
}

func FuzzDecodeBaseline(f *testing.F) {
	f.Add([]byte(encoded))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := DecodeBaseline(data)
		if err != nil {
			return
		}
		first, err := b.Encode()
		if err != nil {
			t.Fatal(err)
		}
		again, err := DecodeBaseline(first)
		if err != nil {
			t.Fatalf("cannot read what was written: %v\n%s", err, first)
		}
		if second, _ := again.Encode(); string(second) != string(first) {
			t.Errorf("changes when written again:\n%s\n%s", first, second)
		}
	})
}
