package pyrt

import (
	"iter"
	"os"
	"slices"
	"testing"
	"time"
)

func TestOSGoldens(t *testing.T) {
	goldens := openLibrary(t, "os")
	t.Chdir(t.TempDir())
	for _, err := range []error{os.Mkdir("dir", 0o777), os.WriteFile("file", nil, 0o666)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	none := func(f func(string)) func([]Value) Value {
		return func(a []Value) Value { f(a[0].(string)); return nil }
	}
	checkLibraryFile(t, goldens, map[string]func([]Value) Value{
		"split":        func(a []Value) Value { h, u := PathSplit(a[0].(string)); return TupleOf(h, u) },
		"splitext":     func(a []Value) Value { h, u := PathSplitExt(a[0].(string)); return TupleOf(h, u) },
		"basename":     call1(PathBase),
		"dirname":      call1(PathDir),
		"isabs":        call1(PathIsAbs),
		"normpath":     call1(PathNorm),
		"join":         func(a []Value) Value { return PathJoin(a[0].(string), a[1].(string), a[2].(string)) },
		"relpath":      call2(PathRel),
		"relpathHere":  call2(PathRel),
		"commonprefix": func(a []Value) Value { return PathCommonPrefix([]string{a[0].(string), a[1].(string)}) },
		"readFile":     readFile,
		"writeFile":    writeFile,
		"openError":    func(a []Value) Value { Open(a[0].(string), a[1].(string)).Close(); return nil },
		"useError": func(a []Value) Value {
			f := Open("file", a[0].(string))
			defer f.Close()
			if a[0] == "a" {
				return f.Read()
			}
			return f.Write("x")
		},
		"listdir":  call1(ListDir),
		"mkdir":    none(MakeDir),
		"rmdir":    none(RemoveDir),
		"remove":   none(RemoveFile),
		"makedirs": none(func(p string) { MakeDirs(p, false) }),
		"getsize":  call1(PathSize),
		"rename":   func(a []Value) Value { RenameFile(a[0].(string), a[1].(string)); return nil },
		"gmtime":   func(a []Value) Value { return GMTime(a[0].(float64)).Tuple() },
		"asctime":  func(a []Value) Value { return AscTime(GMTime(a[0].(float64))) },
		"sleep":    func(a []Value) Value { Sleep(a[0].(float64)); return nil },
	})
}

func fileOptions(newline, encoding Value) FileOptions {
	options := FileOptions{Encoding: encoding.(string)}
	if s, ok := newline.(string); ok {
		options.Newline = Some(s)
	}
	return options
}

func readFile(a []Value) Value {
	if err := os.WriteFile("f.txt", []byte(a[0].(Bytes)), 0o666); err != nil {
		panic(err)
	}
	f := OpenWith("f.txt", "r", fileOptions(a[1], a[2]))
	defer f.Close()
	switch a[3] {
	case "read":
		return f.Read()
	case "lines":
		return NewList(f.ReadLines()...)
	}
	return NewList(f.ReadLine(), f.Read(), f.ReadLine())
}

func writeFile(a []Value) Value {
	f := OpenWith("f.txt", "w", fileOptions(a[1], a[2]))
	defer f.Close()
	counts := NewList[Value]()
	for _, text := range texts(a[0]) {
		counts.Append(f.Write(text))
	}
	f.Close()
	data, err := os.ReadFile("f.txt")
	if err != nil {
		panic(err)
	}
	return TupleOf(counts, Bytes(data))
}

func TestFilesLeftOpen(t *testing.T) {
	t.Chdir(t.TempDir())
	Open("a", "w").Write("text")
	if got := Open("a", "r").Read(); got != "text" {
		t.Errorf("got %q", got)
	}
	f := Open("b", "w")
	f.WriteLines(iter.Seq[string](slices.Values([]string{"x\n", "y"})))
	FlushFiles()
	if got := Open("b", "r").ReadLines(); !slices.Equal(got, []string{"x\n", "y"}) {
		t.Errorf("got %q", got)
	}
	f.Close()
	f.Close()
	if got, want := libraryResult(func([]Value) Value { return f.Write("z") }, nil), "!ValueError: I/O operation on closed file."; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestDirectories(t *testing.T) {
	t.Chdir(t.TempDir())
	MakeDirs("a/b/c", false)
	MakeDirs("a/b/c", true)
	if !PathIsDir("a/b/c") || PathIsFile("a") || PathExists("b") || PathAbs("a") != PathJoin(Getcwd(), "a") {
		t.Error("folders differ")
	}
	RemoveDir("a/b/c")
	if got := ListDir("a"); !slices.Equal(got, []string{"b"}) || len(ListDir("a/b")) != 0 {
		t.Errorf("got %q", got)
	}
}

func TestClocks(t *testing.T) {
	start, at := PerfCounter(), Time()
	Sleep(0.01)
	if d := PerfCounter() - start; d < 0.01 || d > 10 {
		t.Errorf("slept %v s", d)
	}
	if d := float64(time.Now().UnixNano())/1e9 - at; d < 0.009 || d > 10 {
		t.Errorf("time is off by %v s", d)
	}
	if tuple := LocalTime(86400 * 3); MkTime(tuple) != 86400*3 || Strftime("%Y-%m", tuple) != "1970-01" {
		t.Errorf("local time %v", tuple)
	}
}

func BenchmarkReadLines(b *testing.B) {
	path := PathJoin(b.TempDir(), "f")
	f := Open(path, "w")
	for range 10000 {
		f.Write("some line of a file, not too long\n")
	}
	f.Close()
	for b.Loop() {
		n := 0
		f := Open(path, "r")
		for line := range f.Lines() {
			n += len(line)
		}
		f.Close()
	}
}
