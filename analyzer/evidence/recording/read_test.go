package recording

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const header = `{"kind":"header","schema":1,"python":"3.11.7"}` + "\n"

const declare = `{"kind":"function","id":1,"module":"m","name":"f","file":"m.py","line":3,"of":"function","params":[{"name":"x","by":"any"}],"free":[]}` + "\n"

// write makes a recording of files by name.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// read reads a recording of one file, with the texts of its problems.
func read(t *testing.T, text string) (*Recording, string) {
	t.Helper()
	rec, problems, err := Read(write(t, map[string]string{"1.jsonl": text}), DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, p := range problems {
		all = append(all, p.String())
	}
	return rec, strings.Join(all, "\n")
}

// vector reads the one vector that a line holds.
func vector(t *testing.T, rest string) *Vector {
	t.Helper()
	rec, problems := read(t, header+declare+`{"kind":"vector","fn":1,`+rest+"}\n")
	if problems != "" {
		t.Fatal(problems)
	}
	return rec.Functions[0].Vectors[0]
}

func TestAddsUp(t *testing.T) {
	one := header + declare +
		`{"kind":"stats","fn":1,"calls":3,"samples":2,"self":0.5,"total":1,"seen":2,"args":[[{"t":"int","n":2,"min":-1,"max":80}]],"result":[{"t":"str","n":2,"ascii":true,"len":3}],"raises":{"KeyError":1},"repeats":{"calls":2,"hits":1}}` + "\n" +
		`{"kind":"vector","fn":1,"before":[1],"result":"a"}` + "\n"
	two := header + strings.ReplaceAll(declare, `"id":1`, `"id":7`) +
		`{"kind":"stats","fn":7,"calls":4,"estimated":10,"seen":2,"args":[[{"t":"int","n":1,"min":5,"max":36893488147419103232},{"t":"NoneType","n":1}]],"result":[{"t":"str","n":1,"ascii":false,"len":9}],"raises":{"KeyError":1},"repeats":{"calls":2,"hits":2},"memory":{"bytes":100,"blocks":2}}` + "\n" +
		`{"kind":"vector","fn":7,"before":[1],"result":"a"}` + "\n" +
		`{"kind":"vector","fn":7,"before":[2],"result":"b"}` + "\n"
	rec, problems, err := Read(write(t, map[string]string{"1.jsonl": one, "2.jsonl": two, "notes.txt": "x"}), DefaultLimits())
	if err != nil || len(problems) > 0 || len(rec.Functions) != 1 || rec.Processes != 2 {
		t.Fatalf("%v %v %+v", err, problems, rec)
	}
	f := rec.Functions[0]
	if f.Calls != 7 || f.Estimated != 10 || f.MaxCalls() != 17 || f.Self != 0.5 || f.Seen != 4 || f.Raises["KeyError"] != 2 || f.Repeats != (Repeats{4, 3}) || f.Memory.Bytes != 100 {
		t.Errorf("%+v", f)
	}
	if got := f.Args[0].String(); got != "None | int" {
		t.Errorf("types %s", got)
	}
	n := f.Args[0].Find("int")
	if n.Count != 3 || n.Min.Int64() != -1 || n.Max.String() != "36893488147419103232" || f.Args[0].Fits64() {
		t.Errorf("%+v", n)
	}
	if s := f.Result.Find("str"); s.ASCII || s.Len != 9 || s.Count != 3 {
		t.Errorf("%+v", s)
	}
	if len(f.Vectors) != 2 {
		t.Errorf("%d vectors: one of the three is told twice", len(f.Vectors))
	}
}

func TestValues(t *testing.T) {
	v := vector(t, `"before":[{"t":"list","id":1,"v":[-0.0,1e22,{"t":"float","v":"7ff8000000000001"},{"t":"int","v":"-0x1f"},{"t":"str","v":"7aCA"},{"t":"ref","id":1},null,true]}],"result":{"t":"dict","v":["k",{"t":"object","type":"m:C","fields":["x",1],"base":{"t":"tuple","v":[]}}]}`)
	list := v.Before[0]
	if !math.Signbit(list.Items[0].Float) || list.Items[0].Kind != Float || list.Items[1].Float != 1e22 ||
		math.Float64bits(list.Items[2].Float) != 0x7ff8000000000001 || list.Items[3].Int.Int64() != -31 ||
		list.Items[4].Text != "\xed\xa0\x80" || list.Items[5] != list || list.Items[6].Kind != None || !list.Items[7].Bool {
		t.Errorf("%+v", list.Items)
	}
	if !list.Fit() || v.Unfit != "" {
		t.Error("it was kept whole")
	}
	obj := v.Result.Items[0]
	if v.Result.Keys[0].Text != "k" || obj.Type != "m:C" || obj.Fields[0].Value.Int.Int64() != 1 || obj.Base.Kind != Tuple {
		t.Errorf("%+v", obj)
	}
	if v := vector(t, `"before":[{"t":"redacted","type":"str","len":3}],"raised":{"class":"KeyError","message":"'x'"}`); v.Unfit == "" || v.Raised.Class != "KeyError" {
		t.Errorf("%+v", v)
	}
}

// TestSharing holds that what is after a call shares what Python shared, and that
// a reference may stand in front of what it refers to.
func TestSharing(t *testing.T) {
	v := vector(t, `"before":[{"t":"list","v":[]}],"after":[{"t":"ref","id":4}],"result":{"t":"list","id":4,"v":[1]}`)
	if v.After[0] != v.Result || len(v.Result.Items) != 1 || v.Before[0] == v.Result {
		t.Errorf("%+v", v)
	}
}

// TestBad holds that each bad line is named and the good one behind it is read.
func TestBad(t *testing.T) {
	deep := strings.Repeat(`{"t":"list","v":[`, 200) + strings.Repeat(`]}`, 200)
	for line, want := range map[string]string{
		`nonsense`:                                    "no JSON object",
		`[1]`:                                         "no JSON object",
		`{"kind":"surprise"}`:                         "unknown kind of line",
		`{"kind":"stats","fn":9}`:                     "function 9 was not declared",
		`{"kind":"stats","fn":1,"calls":-1}`:          "a counter of -1",
		`{"kind":"stats","fn":1,"args":[[],[]]}`:      "2 arguments for 1 parameters",
		`{"kind":"stats","fn":1,"result":[{"t":""}]}`: "bad type",
		`{"kind":"function","id":2,"name":"g","file":"../../etc/passwd","of":"function"}`: "no path inside a project",
		`{"kind":"function","id":2,"name":"g","file":"/etc/passwd","of":"function"}`:      "no path inside a project",
		`{"kind":"function","id":1,"name":"g","file":"m.py","of":"function"}`:             "declared twice",
		`{"kind":"function","id":2,"name":"g","file":"m.py","of":"magic"}`:                "unknown kind of function",
		`{"kind":"vector","fn":1,"before":[],"result":1}`:                                 "0 arguments",
		`{"kind":"vector","fn":1,"before":[1]}`:                                           "either a result or an exception",
		`{"kind":"vector","fn":1,"before":[[1]],"result":1}`:                              "a JSON array is no value",
		`{"kind":"vector","fn":1,"before":[{"t":"pickle"}],"result":1}`:                   "unknown kind of value",
		`{"kind":"vector","fn":1,"before":[{"t":"ref","id":3}],"result":1}`:               "refers to id 3",
		`{"kind":"vector","fn":1,"before":[{"t":"dict","v":[1]}],"result":1}`:             "a key without value",
		`{"kind":"vector","fn":1,"before":[{"t":"float","v":"7f"}],"result":1}`:           "16 hex digits",
		`{"kind":"vector","fn":1,"before":[` + deep + `],"result":1}`:                     "nested deeper",
		`{"kind":"exit"}`:                                 "without status",
		`{"kind":"run","cwd":"..","argv":[]}`:             "no path inside",
		`{"kind":"run","cwd":".","argv":[],"stdout":[1]}`: "no value",
		strings.Repeat("x", 5<<20):                        "longer than",
	} {
		rec, problems := read(t, header+declare+line+"\n"+`{"kind":"stats","fn":1,"calls":5}`+"\n")
		if !strings.HasPrefix(problems, "1.jsonl:3: ") || !strings.Contains(problems, want) {
			t.Errorf("%.80s: %s, want %s", line, problems, want)
		}
		if len(rec.Functions) != 1 || rec.Functions[0].Calls != 5 {
			t.Errorf("%.80s: what follows was lost", line)
		}
	}
}

func TestBadFiles(t *testing.T) {
	for text, want := range map[string]string{
		declare:    "1.jsonl:1: it does not begin with a header",
		"\x00\x01": "does not begin with a header",
		`{"kind":"header","schema":2}` + "\n" + declare: "newer molt (schema 2",
		`{"kind":"header","schema":0}` + "\n" + declare: "older molt (schema 0",
		header + declare + `{"kind":"stats","fn":1,"ca`: "1.jsonl:3: cut off",
	} {
		if _, problems := read(t, text); !strings.Contains(problems, want) {
			t.Errorf("%.60q: %s, want %s", text, problems, want)
		}
	}
	ended := t.TempDir()
	if err := os.WriteFile(filepath.Join(ended, "1.jsonl"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := Read(ended, DefaultLimits()); err == nil {
		t.Error("a file of a process that was ended before it wrote is no recording")
	}
	if _, _, err := Read(t.TempDir(), DefaultLimits()); err == nil {
		t.Error("an empty folder is no recording")
	}
	if _, _, err := Read(filepath.Join(t.TempDir(), "none"), DefaultLimits()); err == nil {
		t.Error("a folder that is not there is no recording")
	}
}

func TestLimits(t *testing.T) {
	dir := write(t, map[string]string{"1.jsonl": header + declare, "2.jsonl": header + declare, "3.jsonl": header})
	lim := DefaultLimits()
	lim.Bytes = int64(len(header+declare)) + 10
	rec, problems, err := Read(dir, lim)
	if err != nil || rec.Processes != 1 || len(problems) != 1 || !strings.Contains(problems[0].Text, "larger than") {
		t.Errorf("%v %v", problems, err)
	}
	lim = DefaultLimits()
	lim.Files = 2
	if rec, problems, _ = Read(dir, lim); rec.Processes != 2 || len(problems) != 1 {
		t.Errorf("%v", problems)
	}
}

// FuzzRead holds that no text makes reading crash or hang.
func FuzzRead(f *testing.F) {
	f.Add(header + declare + `{"kind":"vector","fn":1,"before":[{"t":"list","id":1,"v":[{"t":"ref","id":1}]}],"result":{"t":"enum","type":"m:E","v":"A","value":1}}`)
	f.Add(header + `{"kind":"run","argv":["a"],"cwd":".","stdin":"x","stdout":{"t":"bytes","v":"/w=="}}` + "\n" + `{"kind":"exit","status":1}`)
	f.Fuzz(func(t *testing.T, text string) {
		_, problems := read(t, text)
		if strings.Contains(problems, "internal error") {
			t.Error(problems)
		}
	})
}
