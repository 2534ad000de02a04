package evidence

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func read(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.FromSlash(path))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestMarshalVersions reads the same statistics as every version of the format
// that CPython 2.7 and 3.13 can write.
func TestMarshalVersions(t *testing.T) {
	want := &Profile{Format: "pstats", Unit: Seconds, Lines: FirstLine, Total: 1.5, TotalTime: 1.5}
	for _, e := range []Entry{
		{File: "app.py", Line: 1, Func: "<module>", Self: 0.25, Cumulative: 1.5, Calls: 1},
		{File: "app.py", Line: 5, Func: "work", Self: 1.25, Cumulative: 1.25, Calls: 3},
		{File: "~", Func: "<built-in method x>", Calls: 1 << 40, Builtin: true},
	} {
		full := NewEntry(e.File, e.Line, e.Func)
		full.Self, full.Cumulative, full.Calls, full.Builtin = e.Self, e.Cumulative, e.Calls, e.Builtin
		if e.Builtin {
			full.CShare = 1
		}
		want.Entries = append(want.Entries, full)
	}
	want.Edges = []Edge{
		{Caller: 0, Callee: 1, Calls: 1, Self: 0.5, Cumulative: 0.5},
		{Caller: 1, Callee: 1, Calls: 2, Self: 0.75, Cumulative: 0.75},
		{Caller: 1, Callee: 2, Calls: 1 << 40},
	}
	for _, name := range []string{
		"2.7-v0", "2.7-v1", "2.7-v2", "3.13-v0", "3.13-v1", "3.13-v2", "3.13-v3", "3.13-v4",
	} {
		got, err := Read(name, read(t, "testdata/marshal/"+name+".pstats"))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		// Python 2 orders its dicts by hash.
		got = ordered(got)
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(Profile{})); diff != "" {
			t.Errorf("%s differs (-want +got):\n%s", name, diff)
		}
	}
}

// ordered returns p with its entries by file and line.
func ordered(p *Profile) *Profile {
	out := *p
	out.Entries, out.Edges = nil, nil
	place := make([]int, len(p.Entries))
	for _, name := range []string{"<module>", "work", "<built-in method x>"} {
		for i, e := range p.Entries {
			if e.Func == name {
				place[i] = len(out.Entries)
				out.Entries = append(out.Entries, e)
			}
		}
	}
	for caller := range place {
		for callee := range place {
			for _, e := range p.Edges {
				if place[e.Caller] == caller && place[e.Callee] == callee {
					e.Caller, e.Callee = caller, callee
					out.Edges = append(out.Edges, e)
				}
			}
		}
	}
	return &out
}

func TestErrors(t *testing.T) {
	pstats := read(t, "testdata/profiles/cprofile-3.11.pstats")
	speedscope := read(t, "testdata/profiles/pyspy.speedscope.json")
	again := "; if the run was interrupted or the file was cut in copying, record it again"
	known := "; known are cProfile's pstats, speedscope, collapsed stacks, pyinstrument and Scalene JSON, and the text of memory_profiler and line_profiler"
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"empty", nil, "not a profile that molt reads: it is empty; check that the profiled run reached its end"},
		{"prose", []byte("Dear all,\nthe run took 12\n"), "not a profile that molt reads at byte 0: its content is of no known format" + known},
		{"binary", []byte{0, 1, 2, 3}, "not a profile that molt reads at byte 0: its content is of no known format" + known},
		{"json", []byte(`{"a": 1}`), "not a profile that molt reads at byte 0: its content is of no known format" + known},
		{"pickle", []byte("\x80\x04\x95\x00"), "not a profile that molt reads: it is a pickle, which could run code when loaded; for line_profiler use the text of `python -m line_profiler FILE`"},
		{"gzip", []byte("\x1f\x8b\x08"), "not a profile that molt reads: it is gzip data; unpack it; of a pprof profile export speedscope or collapsed stacks"},
		{"chrome", []byte(`{"traceEvents": []}`), "not a profile that molt reads: it is a Chrome trace; export speedscope or collapsed stacks instead"},
		{"truncated pstats", pstats[:1000], "bad pstats profile at byte 999: 8 bytes wanted, 1 left" + again},
		{"code", []byte("\xfb)\x03ccc"), "bad pstats profile at byte 3: it holds code objects, as the pure Python profile module writes them; record with `python -m cProfile -o FILE` instead"},
		{"unknown type", []byte("{)\x01?"), "bad pstats profile at byte 3: unknown type code '?'" + again},
		{"long sequence", []byte("{(\xff\xff\xff\x7f"), "bad pstats profile at byte 6: a sequence of 2147483647 items in 0 bytes" + again},
		{"bad reference", []byte("{)\x01r\x05\x00\x00\x00"), "bad pstats profile at byte 8: reference to object 5, which does not exist yet" + again},
		{"reference to itself", []byte("{\xa9\x01r\x00\x00\x00\x00"), "bad pstats profile at byte 8: reference to object 0, which does not exist yet" + again},
		{"deep", append([]byte("{"), bytes.Repeat([]byte(")\x01"), 500)...), "bad pstats profile at byte 400: nested more than 200 deep" + again},
		{"no function key", []byte("{)\x01N)\x00000"), "bad pstats profile: function 1 is not named by (file, line, name)" + again},
		{"no statistics", []byte("{0"), "bad pstats profile: it holds no functions; check that the profiled run did some work"},
		{"truncated speedscope", speedscope[:900], "bad speedscope profile at byte 900: unexpected end of JSON input" + again},
		{"wrong JSON type", []byte(`{"root_frame": {"time": "x"}}`), "bad pyinstrument profile at byte 27: string where root_frame.time should be a float64" + again},
		{"frame number", []byte(`{"shared": {"frames": []}, "profiles": [{"type": "sampled", "samples": [[0]]}]}`), "bad speedscope profile: profile 0 names frame 0 of 0" + again},
		{"crossed events", []byte(`{"shared": {"frames": [{"name": "a"}]}, "profiles": [{"type": "evented", "events": [{"type": "C", "frame": 0}]}]}`), "bad speedscope profile: event 0 of profile 0 closes a frame that is not the innermost" + again},
		{"cut stacks", []byte("a (a.py:1);b (a.py:2) 3\na (a.py:1);b"), "bad collapsed profile at byte 24: a line is not a stack and a count: \"a (a.py:1);b\"" + again},
		{"cut table", []byte("Filename: a.py\n\nLine #    Mem usage    Increment   Line Contents\n=====\n"), "bad memory_profiler profile at byte 71: a table of \"a.py\" has no rows" + again},
		{"cut row", []byte("Line #      Hits         Time  Line Contents\n     7         1\n"), "bad line_profiler profile at byte 45: line 7 has hits but no time" + again},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := Read("run.prof", test.data)
			var bad *Error
			if !errors.As(err, &bad) {
				t.Fatalf("got %v, want an *Error", err)
			}
			if diff := cmp.Diff("run.prof: "+test.want, err.Error()); diff != "" {
				t.Errorf("message differs (-want +got):\n%s", diff)
			}
		})
	}
}

// TestUTF16 reads text as Windows PowerShell redirects it.
func TestUTF16(t *testing.T) {
	for name, data := range map[string][]byte{
		"little": []byte("\xff\xfea\x00;\x00b\x00 \x003\x00\n\x00"),
		"big":    []byte("\xfe\xff\x00a\x00;\x00b\x00 \x003\x00\n"),
		"utf-8":  []byte("\xef\xbb\xbfa;b 3\n"),
	} {
		p, err := Read(name, data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if p.Total != 3 || len(p.Entries) != 2 || p.Entries[0].Func != "a" {
			t.Errorf("%s: got %+v", name, p)
		}
	}
}

func TestCollapsedFrames(t *testing.T) {
	tests := []struct {
		text string
		want frame
		ok   bool
	}{
		{"work (app.py:9)", frame{file: "app.py", line: 9, name: "work"}, true},
		{"work (app.py)", frame{file: "app.py", name: "work"}, true},
		{"f (<frozen importlib._bootstrap>:1232)", frame{file: "<frozen importlib._bootstrap>", line: 1232, name: "f"}, true},
		{"f (my dir (1)/app.py:9)", frame{file: "my dir (1)/app.py", line: 9, name: "f"}, true},
		{"scan_once (_json.c:1074)", frame{file: "_json.c", line: 1074, name: "scan_once", builtin: true}, true},
		{"gc_collect_main (libpython3.11.so.1.0)", frame{file: "libpython3.11.so.1.0", name: "gc_collect_main", builtin: true}, true},
		{"app.py:work:9", frame{file: "app.py", line: 9, name: "work"}, true},
		{"app.py:<genexpr>:9", frame{file: "app.py", line: 9, name: "<genexpr>"}, true},
		{"pkg.mod.work", frame{name: "pkg.mod.work"}, true},
		{"operator()", frame{name: "operator()"}, true},
		{"tid:140", frame{}, false},
		{"thread (0x7F)", frame{}, false},
		{"process 12:\"python app.py\"", frame{}, false},
	}
	for _, test := range tests {
		got, ok := collapsedFrame(test.text)
		if ok != test.ok || got != test.want {
			t.Errorf("collapsedFrame(%q) = %+v, %v; want %+v, %v", test.text, got, ok, test.want, test.ok)
		}
	}
}
