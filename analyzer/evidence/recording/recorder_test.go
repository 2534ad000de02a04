package recording

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

var allPythons = flag.Bool("pythons", false, "test with every CPython that pyenv has, not with three of them")

// pythons returns the interpreters to test with: those of pyenv, or else python3.
func pythons(t *testing.T) []string {
	t.Helper()
	versions := []string{"3.8", "3.11", "3.13"}
	if *allPythons {
		versions = []string{"3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14"}
	}
	var list []string
	if home, err := os.UserHomeDir(); err == nil {
		for _, v := range versions {
			found, err := filepath.Glob(filepath.Join(home, ".pyenv", "versions", v+".*", "bin", "python3"))
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, found...)
		}
	}
	if len(list) > 0 {
		return list
	}
	exe, err := exec.LookPath("python3")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	return []string{exe}
}

// each runs a test with each interpreter.
func each(t *testing.T, test func(t *testing.T, python string)) {
	for _, python := range pythons(t) {
		t.Run(filepath.Base(filepath.Dir(filepath.Dir(python))), func(t *testing.T) { test(t, python) })
	}
}

// A trial is a program that is run in a folder of its own.
type trial struct {
	python  string
	files   map[string]string
	args    []string // of Python; the default is main.py
	stdin   string
	env     []string
	options Options
}

// outcome is what a run shows to the outside.
type outcome struct {
	stdout, stderr string
	status         int
}

// prepare writes the files and returns the folder of the project.
func (tr *trial) prepare(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range tr.files {
		path := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	if tr.args == nil {
		tr.args = []string{"main.py"}
	}
	return dir
}

// command returns the program, recorded if out is not empty.
func (tr *trial) command(t *testing.T, dir, out string) *exec.Cmd {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	t.Cleanup(cancel)
	cmd := exec.CommandContext(ctx, tr.python, tr.args...)
	cmd.WaitDelay = time.Second
	cmd.Dir, cmd.Stdin = dir, strings.NewReader(tr.stdin)
	env := append([]string{"PATH=" + os.Getenv("PATH"), "HOME=" + dir, "PYTHONHASHSEED=0", "PYTHONDONTWRITEBYTECODE="}, tr.env...)
	if out != "" {
		hook, err := Install(filepath.Join(os.TempDir(), "molt-recorder-test"))
		if err != nil {
			t.Fatal(err)
		}
		opt := tr.options
		opt.Dir, opt.Root, opt.MaxBytes = out, dir, DefaultMaxBytes
		if env, err = opt.Environ(hook, env); err != nil {
			t.Fatal(err)
		}
	}
	cmd.Env = env
	return cmd
}

func run(t *testing.T, cmd *exec.Cmd) outcome {
	t.Helper()
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	var exit *exec.ExitError
	if err := cmd.Run(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return outcome{stdout.String(), stderr.String(), cmd.ProcessState.ExitCode()}
}

// record runs a program recorded, and returns what it did and what was kept.
func (tr trial) record(t *testing.T) (outcome, *Recording) {
	t.Helper()
	dir, out := tr.prepare(t), t.TempDir()
	o := run(t, tr.command(t, dir, out))
	return o, readAll(t, out)
}

func readAll(t *testing.T, out string) *Recording {
	t.Helper()
	rec, problems, err := Read(out, DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Error(p)
	}
	return rec
}

// function finds a function by name.
func function(t *testing.T, rec *Recording, name string) *Function {
	t.Helper()
	for _, f := range rec.Functions {
		if f.Name == name {
			return f
		}
	}
	t.Fatalf("%s was not recorded", name)
	return nil
}

func file(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestRecorder holds what is kept of a program against what the program does.
func TestRecorder(t *testing.T) {
	each(t, func(t *testing.T, python string) {
		o, rec := trial{python: python, files: map[string]string{"main.py": file(t, "shapes.py")}}.record(t)
		if o != (outcome{"grew to 1\n3\n", "", 0}) {
			t.Errorf("%+v", o)
		}
		for name, calls := range map[string]int64{"same": 29, "grow": 1, "caught": 2, "look_up": 2, "numbers": 1, "fib": 177, "main": 1, "Point.add": 1, "Slotted.__init__": 1, "<module>": 1} {
			if f := function(t, rec, name); f.Calls != calls || f.Estimated != 0 || f.File != "main.py" || f.Module != "main" {
				t.Errorf("%s: %d calls, %d estimated, in %s, %s", name, f.Calls, f.Estimated, f.Module, f.File)
			}
		}
		for name, want := range map[string]string{
			"grow":    "([], 1) -> [1], arguments then ([1], 1), writes \"grew to 1\\n\"",
			"caught":  "({\"a\": 1}, \"a\") -> 1\n({\"a\": 1}, \"b\") -> None",
			"look_up": "({\"a\": 1}, \"a\") -> 1\n({\"a\": 1}, \"b\") raises KeyError: 'b'",
			"circle":  "() -> [1, ...]",
			"keywords": "(1, 2, 3, 4, (), {}) -> (1, 2, (), 3, 4, {}), arguments then (1, 2, 3, 4, (), {})\n" +
				"(1, 2, 4, 4, (3,), {\"e\": 5}) -> (1, 2, (3,), 4, 4, {\"e\": 5}), arguments then (1, 2, 4, 4, (3,), {\"e\": 5})",
			"Point.add": "(main:Point(x=1, y=0.5), main:Point(x=2, y=0.5)) -> main:Point(x=3, y=0.5)",
		} {
			var got []string
			for _, v := range function(t, rec, name).Vectors {
				got = append(got, v.String())
			}
			if strings.Join(got, "\n") != want {
				t.Errorf("%s:\n%s\nwant\n%s", name, strings.Join(got, "\n"), want)
			}
		}
		if f := function(t, rec, "look_up"); f.Raises["KeyError"] != 1 || f.Result.String() != "int" {
			t.Errorf("%+v", f)
		}
		if f := function(t, rec, "caught"); len(f.Raises) != 0 {
			t.Errorf("%+v", f)
		}
		if f := function(t, rec, "numbers"); f.Of != Generator || f.Yields.String() != "str" || len(f.Vectors) != 0 {
			t.Errorf("%+v", f)
		}
		if f := function(t, rec, "fib"); f.Args[0].Find("int").Max.Int64() != 10 {
			t.Errorf("%+v", f.Args[0])
		}
		if c := rec.Classes["main:Color"]; c == nil || !c.Enum || c.File != "main.py" || c.Line != 10 {
			t.Errorf("%+v", c)
		}
		if c := rec.Classes["main:Point"]; c == nil || !slices.Equal(c.Fields, []string{"x", "y"}) {
			t.Errorf("%+v", c)
		}
		if len(rec.Runs) != 1 || string(rec.Runs[0].Stdout) != o.stdout || !rec.Runs[0].Whole || rec.Runs[0].Argv[0] != "main.py" {
			t.Errorf("%+v", rec.Runs)
		}
	})
}

// TestKinds holds that each kind of value comes back as it was.
func TestKinds(t *testing.T) {
	want := []string{
		`-0.0`, `nan`, `1e+22`, `-1606938044258990275541962092341162602522202993782792835301376`, `"\xed\xb2\x80"`, `"é"`, `True`, `None`,
		`()`, `(1, "a")`, `{1, 2}`, `frozenset({3})`, `{"k": [1.5]}`, `main:Color.RED`, `main:Point(x=1, y=0.5)`,
		`main:Slotted(a=b"\xff")`, `main:Words(lang="en", ["w"])`,
		`datetime:datetime(year=2020, month=1, day=2, hour=3, minute=4, second=5, microsecond=6, tzinfo=datetime:timezone(offset=datetime:timedelta(days=0, seconds=0, microseconds=0), name="UTC"), fold=0)`,
		`decimal:Decimal(text="1.10")`, `collections:deque(maxlen=3, [1])`, `complex(1.0, -2.0)`, `bytearray(b"ab")`,
		`range(start=1, stop=9, step=2)`, `main:fib`, `main:Point`, `ValueError(("bad", 1))`,
		`collections:OrderedDict({"a": 1})`, `<object>`, `<list_iterator>`,
	}
	each(t, func(t *testing.T, python string) {
		// With one call a kind, all of them are within the first that are looked at.
		program := strings.Replace(file(t, "shapes.py"), "        same(x)\n", "        kept.append(x)\n    same(tuple(kept[:15]))\n    same(tuple(kept[15:]))\n", 1)
		program = strings.Replace(program, "    words = ", "    kept = []\n    words = ", 1)
		_, rec := trial{python: python, files: map[string]string{"main.py": program}}.record(t)
		var got []string
		for _, v := range function(t, rec, "same").Vectors {
			for _, item := range v.Before[0].Items {
				got = append(got, item.String())
			}
		}
		if !slices.Equal(got, want) {
			for i := range min(len(got), len(want)) {
				if got[i] != want[i] {
					t.Errorf("%s, want %s", got[i], want[i])
				}
			}
			t.Errorf("%d values, want %d", len(got), len(want))
		}
	})
}

// TestAliases holds that a result that is part of an argument is known to be, also
// where the argument shares things in itself.
func TestAliases(t *testing.T) {
	const program = "class Settings: pass\ndef f(x): return x[0]\ndef g(x): return [x[0]]\ndef h(x): return [x[0][0]]\ny = [1]\nf([y, y])\ng([y])\nh([y, y])\ndef o(x): return x\nz = iter([])\no([z, z, o, lambda: 1, Settings])\n"
	each(t, func(t *testing.T, python string) {
		_, rec := trial{python: python, files: map[string]string{"main.py": program}}.record(t)
		v := function(t, rec, "f").Vectors[0]
		if v.After == nil || v.Result != v.After[0].Items[0] || v.Result != v.After[0].Items[1] {
			t.Errorf("%s", v)
		}
		v = function(t, rec, "g").Vectors[0]
		if v.After == nil || v.Result.Items[0] != v.After[0].Items[0] {
			t.Errorf("%s", v)
		}
		if v = function(t, rec, "h").Vectors[0]; v.After != nil {
			t.Errorf("%s: nothing is shared", v)
		}
		v = function(t, rec, "o").Vectors[0]
		if x := v.Before[0].Items; x[0] != x[1] || x[0].Kind != Opaque || x[2].Kind != FunctionRef || x[3].Kind != Opaque || x[4].Kind != ClassRef || v.Unfit == "" {
			t.Errorf("%s", v)
		}
	})
}

// unchanged are programs whose behaviour shows whether they are watched.
var unchanged = map[string]string{
	"exit":     "import sys\nprint('a', sys.argv, len(sys.path), sys.path[0] == sys.path[0])\nsys.exit(3)\n",
	"message":  "import sys\nsys.exit('that is all')\n",
	"raise":    "def f(): raise ValueError('no')\ndef g():\n    try: f()\n    except ValueError as e: raise KeyError(1) from e\ng()\n",
	"path":     "import sys, os\nprint([p for p in sys.path if 'recorder' in p], 'sitecustomize' in sys.modules, [m for m in sys.modules if 'molt' in m])\n",
	"modules":  "import sys\nprint([m for m in ('json', 'ctypes', 'threading', 're', 'inspect', 'base64', 'hashlib', 'random', 'typing') if m in sys.modules])\n",
	"depth":    "def d(n): return 0 if n == 0 else 1 + d(n - 1)\nprint(d(900))\ntry: d(10**6)\nexcept RecursionError as e: print(type(e))\nprint(d(900))\n",
	"weak":     "import weakref\nclass C:\n    def __del__(self): print('gone')\ndef f():\n    c = C(); r = weakref.ref(c); del c\n    print(r() is None)\nf()\n",
	"argument": "class C:\n    def __del__(self): print('gone')\ndef f(c): return 1\nfor _ in range(40): f(C()); print('after')\n",
	"threads":  "import threading\ndef f(n): out.append(n)\nout = []\nt = [threading.Thread(target=f, args=(i,)) for i in range(5)]\n[x.start() for x in t]; [x.join() for x in t]\nprint(sorted(out), threading.active_count())\n",
	"fork":     "import os, sys\ndef f(n): return n + 1\npid = os.fork()\nif pid == 0:\n    f(1)\n    os._exit(7)\nprint(os.waitpid(pid, 0)[1] >> 8)\n",
	"pool":     "import multiprocessing\ndef f(n): return n * n\nif __name__ == '__main__':\n    with multiprocessing.get_context('fork').Pool(2) as p: print(p.map(f, range(9)))\n",
	"child":    "import subprocess, sys\nprint(subprocess.run([sys.executable, '-c', 'print(1+1)'], stdout=subprocess.PIPE).stdout)\n",
	"stdin":    "import sys\nprint(repr(sys.stdin.readline()), repr(input()), repr(sys.stdin.read()))\nsys.stdout.buffer.write(b'\\xff')\n",
	"closed":   "import os, sys\ndef f(n): return n\nos.closerange(3, 100)\nfd = os.open('x.txt', os.O_CREAT | os.O_WRONLY)\nfor i in range(50): f(i)\nos.close(fd)\nprint(os.path.getsize('x.txt'))\n",
	"trace":    "import sys\nseen = []\ndef t(frame, event, arg): seen.append(frame.f_code.co_name)\ndef f(): pass\nsys.settrace(t)\nf()\nsys.settrace(None)\nprint(seen, sys.gettrace())\n",
	"write":    "import sys, io, contextlib\ndef f(): print('x'); return sys.stdout.write('y\\n')\nb = io.StringIO()\nwith contextlib.redirect_stdout(b): f()\nf()\nprint(repr(b.getvalue()), 'write' in sys.stdout.__dict__)\n",
	"odd":      "class Odd:\n    def __getattribute__(self, n): print('touched', n); return object.__getattribute__(self, n)\n    def __eq__(self, o): print('compared'); return True\n    def __hash__(self): print('hashed'); return 1\n    def __repr__(self): print('shown'); return ''\n    def __iter__(self): print('walked'); return iter(())\n    def __len__(self): print('measured'); return 1\ndef f(o): return o\nf(Odd()); f([Odd()]); f({1: Odd()})\n",
	"async":    "import asyncio\nasync def f(n):\n    await asyncio.sleep(0)\n    return n\nasync def g():\n    for i in range(3): yield i\nasync def main():\n    print(await asyncio.gather(*[f(i) for i in range(3)]), [i async for i in g()])\nasyncio.run(main())\n",
}

// TestUnchanged holds that no program behaves differently for being recorded.
func TestUnchanged(t *testing.T) {
	each(t, func(t *testing.T, python string) {
		for name, text := range unchanged {
			tr := trial{python: python, files: map[string]string{"main.py": text}, args: []string{"-W", "default", "main.py", "x"}, stdin: "one\ntwo\nthree\n"}
			dir, out := tr.prepare(t), t.TempDir()
			want := run(t, tr.command(t, dir, ""))
			if got := run(t, tr.command(t, dir, out)); got != want {
				t.Errorf("%s:\n%+v\nwant\n%+v", name, got, want)
			}
			readAll(t, out)
		}
	})
}

// TestChains holds that a sitecustomize of the user's own still runs, one that fails included.
func TestChains(t *testing.T) {
	each(t, func(t *testing.T, python string) {
		for _, text := range []string{"import sys\nsys.own = 'mine'\n", "raise RuntimeError('mine')\n"} {
			tr := trial{python: python, files: map[string]string{"main.py": "import sys\ndef f(): return 1\nf()\nprint(getattr(sys, 'own', None), sys.path.count(''))\n", "own/sitecustomize.py": text}}
			dir, out := tr.prepare(t), t.TempDir()
			tr.env = []string{"PYTHONPATH=" + filepath.Join(dir, "own")}
			want := run(t, tr.command(t, dir, ""))
			if got := run(t, tr.command(t, dir, out)); got != want {
				t.Errorf("%+v\nwant\n%+v", got, want)
			}
			function(t, readAll(t, out), "f")
		}
	})
}

// TestProcesses holds that children of every kind are recorded.
func TestProcesses(t *testing.T) {
	const program = `import multiprocessing, os, subprocess, sys, time
def work(n):
    time.sleep(0.05)
    return n * n
def forked(n): return n
def child(n): return n
if __name__ == '__main__':
    if len(sys.argv) > 1:
        child(1)
        sys.exit()
    with multiprocessing.get_context('spawn').Pool(1) as p:
        print(p.map(work, range(4)))
        p.close()
        p.join()
    pid = os.fork()
    if pid == 0:
        forked(2)
        os._exit(0)
    os.waitpid(pid, 0)
    subprocess.run([sys.executable, 'main.py', 'child'])
`
	each(t, func(t *testing.T, python string) {
		o, rec := trial{python: python, files: map[string]string{"main.py": program}}.record(t)
		if o.stdout != "[0, 1, 4, 9]\n" || o.stderr != "" {
			t.Errorf("%+v", o)
		}
		for _, name := range []string{"work", "forked", "child"} {
			function(t, rec, name)
		}
	})
}

// TestKilled holds that a process that is killed loses only what it had not flushed,
// and that an interrupt ends it as it would otherwise.
func TestKilled(t *testing.T) {
	const program = "import time\ndef step(i): return i\nprint('go', flush=True)\nfor i in range(10000): step(i); time.sleep(0.001)\n"
	each(t, func(t *testing.T, python string) {
		for _, sig := range []syscall.Signal{syscall.SIGKILL, syscall.SIGINT} {
			tr := trial{python: python, files: map[string]string{"main.py": program}}
			dir, out := tr.prepare(t), t.TempDir()
			cmd := tr.command(t, dir, out)
			var stderr bytes.Buffer
			cmd.Stderr = &stderr
			stdout, err := cmd.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			if _, err := fmt.Fscanln(stdout, new(string)); err != nil {
				t.Fatal(err)
			}
			time.Sleep(600 * time.Millisecond)
			if err := cmd.Process.Signal(sig); err != nil {
				t.Fatal(err)
			}
			if err := cmd.Wait(); err == nil {
				t.Error("it was not ended")
			}
			if sig == syscall.SIGINT && !strings.HasSuffix(strings.TrimSpace(stderr.String()), "KeyboardInterrupt") {
				t.Errorf("%s", &stderr)
			}
			if f := function(t, readAll(t, out), "step"); f.Calls == 0 || len(f.Vectors) == 0 {
				t.Errorf("%v: %+v", sig, f)
			}
		}
	})
}

// TestPrivate holds that secrets planted in many places are in no file.
func TestPrivate(t *testing.T) {
	const program = `import os, sys
API_KEY = "planted-api-key-1"
class User:
    def __init__(self, name, email):
        self.name, self.email = name, email
def login(user, password): return password[::-1] and len(password)
def later(s): return s + "!"
def header(headers): return headers
def mail(s): return s
def options(**kw): return kw
def fetch(url, auth_token=None): raise ValueError("bad token " + auth_token)
def pay(iban_no): return iban_no
def secret_answer(): return "planted-answer-2"
login("bob", "planted-password-3")
later("planted-password-3")
later(API_KEY)
later(os.environ["DB_PASSWORD"])
header({"Authorization": "planted-bearer-4", "Accept": "text"})
mail("planted.user@example.com")
options(client_secret="planted-client-5", size=1)
mail(User("bob", "planted-mail-6 (no address)"))
try: fetch("http://x", auth_token="planted-token-12345")
except ValueError: pass
pay("planted-iban-7")
secret_answer()
print("out: planted-password-3")
`
	each(t, func(t *testing.T, python string) {
		tr := trial{python: python, files: map[string]string{"main.py": program}, args: []string{"main.py", "--password", "planted-arg-8"},
			env: []string{"DB_PASSWORD=planted-env-9"}, options: Options{Exclude: []string{"iban*"}}}
		dir, out := tr.prepare(t), t.TempDir()
		run(t, tr.command(t, dir, out))
		rec := readAll(t, out)
		if f := function(t, rec, "later"); f.Calls != 3 || f.Args[0].String() != "str" {
			t.Errorf("%+v", f)
		}
		if f := function(t, rec, "header"); len(f.Vectors) != 1 || !strings.Contains(f.Vectors[0].String(), `"Accept": "text"`) || f.Vectors[0].Unfit == "" {
			t.Errorf("%v", f.Vectors)
		}
		entries, err := os.ReadDir(out)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			data, err := os.ReadFile(filepath.Join(out, e.Name()))
			if err != nil {
				t.Fatal(err)
			}
			for line := range strings.Lines(string(data)) {
				if strings.Contains(line, "planted") {
					t.Errorf("%s", line)
				}
			}
		}
	})
}

// TestChosen holds that modules and functions can be left out.
func TestChosen(t *testing.T) {
	files := map[string]string{
		"main.py":                    "import shop.pay, shop.cart, dep\nshop.pay.a(); shop.cart.b(); shop.cart.c(); dep.d()\n",
		"shop/__init__.py":           "",
		"shop/pay.py":                "def a(): pass\n",
		"shop/cart.py":               "def b(): pass\ndef c(): pass\n",
		".venv/site-packages/dep.py": "def d(): pass\n",
	}
	python := pythons(t)[0]
	for _, test := range []struct {
		options Options
		want    string
	}{
		{Options{}, "a b c"},
		{Options{Exclude: []string{"shop.pay"}}, "b c"},
		{Options{Exclude: []string{"shop"}}, ""},
		{Options{Exclude: []string{"*.cart.b"}}, "a c"},
		{Options{Include: []string{"shop.cart"}}, "b c"},
		{Options{Include: []string{"shop.*"}, Exclude: []string{"shop.cart.c"}}, "a b"},
	} {
		tr := trial{python: python, files: files, options: test.options}
		dir, out := tr.prepare(t), t.TempDir()
		tr.env = []string{"PYTHONPATH=" + filepath.Join(dir, ".venv", "site-packages")}
		if o := run(t, tr.command(t, dir, out)); o.status != 0 {
			t.Fatal(o.stderr)
		}
		var got []string
		for _, f := range readAll(t, out).Functions {
			if len(f.Name) == 1 {
				got = append(got, f.Name)
			}
		}
		slices.Sort(got)
		if strings.Join(got, " ") != test.want {
			t.Errorf("%+v: %v, want %s", test.options, got, test.want)
		}
	}
}

// TestBudget holds that a program which does nothing but call is not counted to the
// end, that what is missing is reckoned, and that all is counted without a budget.
func TestBudget(t *testing.T) {
	const program = "def f(n): return n\ndef main():\n    for i in range(3_000_000): f(i)\nmain()\n"
	each(t, func(t *testing.T, python string) {
		_, rec := trial{python: python, files: map[string]string{"main.py": program}, options: Options{Budget: 0.1}}.record(t)
		f := function(t, rec, "f")
		if f.Calls >= 3_000_000 || f.Calls < 10_000 {
			t.Errorf("%d calls were counted", f.Calls)
		}
		if strings.Contains(python, "3.8.") {
			return // which is not counted again once it is off
		}
		if n := f.MaxCalls(); n < 300_000 || n > 30_000_000 {
			t.Errorf("%d calls were counted and %d reckoned, of 3000000", f.Calls, f.Estimated)
		}
	})
	_, rec := trial{python: pythons(t)[0], files: map[string]string{"main.py": program}}.record(t)
	if f := function(t, rec, "f"); f.Calls != 3_000_000 || f.Estimated != 0 {
		t.Errorf("%d calls, %d estimated", f.Calls, f.Estimated)
	}
}

// TestMemory holds that what is held is found where it was allocated.
func TestMemory(t *testing.T) {
	const program = "import time\ndef hold(): return [bytes(1000) for _ in range(5000)]\ndef none(): return 1\nkept = hold()\nnone()\ntime.sleep(1)\n"
	each(t, func(t *testing.T, python string) {
		_, rec := trial{python: python, files: map[string]string{"main.py": program}, options: Options{Memory: true}}.record(t)
		if f := function(t, rec, "hold"); f.Memory == nil || f.Memory.Bytes < 5_000_000 || f.Memory.Bytes > 6_000_000 {
			t.Errorf("%+v", f.Memory)
		}
	})
}
