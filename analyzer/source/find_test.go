package source

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/molt-go/molt/analyzer/findings"
)

func paths(files []File) []string {
	var list []string
	for _, f := range files {
		list = append(list, f.Path)
	}
	return list
}

func TestFind(t *testing.T) {
	cases := []struct {
		name  string
		files map[string]string
		in    []string // paths given, "." if none
		want  []string
	}{
		{
			name: "kinds",
			files: map[string]string{"b.py": "", "a.PY": "", "w.pyw": "", "s.pyi": "", "n.ipynb": "{}", "t.txt": "", "c.pyc": "",
				"tool": "#!/usr/bin/env python3\n", "shell": "#!/bin/sh\n", "empty": "", ".hidden.py": "", "x.py.bak": ""},
			want: []string{".hidden.py", "a.PY", "b.py", "n.ipynb", "tool", "w.pyw"},
		},
		{
			name: "tool folders and environments",
			files: map[string]string{"a.py": "", ".tox/x.py": "", ".nox/x.py": "", "venv/pyvenv.cfg": "", "venv/x.py": "", "env/x.py": "",
				"node_modules/x.py": "", "p/__pycache__/x.py": "", "m.egg-info/x.py": "", "lib/site-packages/x.py": "",
				"conda/conda-meta/history": "", "conda/x.py": "", ".git/hooks/x.py": "", ".hg/x.py": "", "build/x.py": "", "dist/x.py": ""},
			want: []string{"a.py", "build/x.py", "dist/x.py", "env/x.py"},
		},
		{
			name:  "an environment that is named is taken",
			files: map[string]string{"venv/pyvenv.cfg": "", "venv/.gitignore": "*\n", "venv/lib/site-packages/p/x.py": ""},
			in:    []string{"venv/lib/site-packages"},
			want:  []string{"p/x.py"},
		},
		{
			name: "git ignores",
			files: map[string]string{".git/info/exclude": "local.py\n", ".gitignore": "build/\n*_gen.py\n", "build/x.py": "", "a_gen.py": "", "local.py": "",
				"p/.gitignore": "!keep_gen.py\n/q.py\n", "p/keep_gen.py": "", "p/q.py": "", "p/r/q.py": ""},
			want: []string{"p/keep_gen.py", "p/r/q.py"},
		},
		{
			name:  "ignore files of the folders above count up to the repository",
			files: map[string]string{".gitignore": "z.py\n", "repo/.git/HEAD": "", "repo/.gitignore": "x.py\n/src/y.py\n", "repo/src/x.py": "", "repo/src/y.py": "", "repo/src/z.py": ""},
			in:    []string{"repo/src"},
			want:  []string{"z.py"},
		},
		{
			name:  "without a repository the given folder is the top",
			files: map[string]string{"src/.gitignore": "/x.py\n", "src/x.py": "", "src/p/x.py": ""},
			in:    []string{"src"},
			want:  []string{"p/x.py"},
		},
		{
			name:  "a repository within has its own rules",
			files: map[string]string{".git/HEAD": "", ".gitignore": "x.py\n", "x.py": "", "sub/.git": "gitdir: ../.git/modules/sub\n", ".git/modules/sub/info/exclude": "y.py\n", "sub/x.py": "", "sub/y.py": ""},
			want:  []string{"sub/x.py"},
		},
		{
			name:  "an ignored folder that is named is taken",
			files: map[string]string{".git/HEAD": "", ".gitignore": "build/*\n", "build/gen/a.py": "", "build/gen/.gitignore": "b.py\n", "build/gen/b.py": ""},
			in:    []string{"build/gen"},
			want:  []string{"a.py"},
		},
		{
			name:  "named files are always taken, once",
			files: map[string]string{".gitignore": "x.py\n", "x.py": "", "data.txt": "", "s.pyi": "", "p/y.py": ""},
			in:    []string{"x.py", "data.txt", "s.pyi", "p", "p/y.py", "./p/../x.py"},
			want:  []string{"data.txt", "p/y.py", "s.pyi", "x.py"},
		},
		{
			name:  "several folders",
			files: map[string]string{"src/a/x.py": "", "tests/y.py": "", "z.py": ""},
			in:    []string{"tests", "src/a"},
			want:  []string{"src/a/x.py", "tests/y.py"},
		},
		{
			name:  "a file's root is its folder",
			files: map[string]string{"p/q/x.py": ""},
			in:    []string{"p/q/x.py"},
			want:  []string{"x.py"},
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			root := plant(t, c.files)
			in := []string{root}
			if c.in != nil {
				in = nil
				for _, p := range c.in {
					in = append(in, filepath.Join(root, filepath.FromSlash(p)))
				}
			}
			set, err := Find(in, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got := paths(set.Files); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if len(set.Failed) != 0 {
				t.Errorf("failed: %v", set.Failed)
			}
		})
	}
}

func TestFindLinks(t *testing.T) {
	onUnix(t)
	root := plant(t, map[string]string{
		"a.py": "", "loop": "-> .", "p/up": "-> ..", "p/x.py": "", "p/same.py": "-> x.py", "p/data": "print()\n",
		"p/alias.py": "-> data", "dead.py": "-> nowhere", ".#lock.py": "-> me@host.1", "self.py": "-> self.py",
		"tool": "-> p/script", "p/script": "#!/usr/bin/python\n", "out.py": "-> ../outside.py", "outdir": "-> ../outdir", ".gitignore": "-> p/x.py",
	})
	for name, text := range map[string]string{"outside.py": "", "outdir/x.py": ""} {
		full := filepath.Join(filepath.Dir(root), name)
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	set, err := Find([]string{root}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"a.py", "p/alias.py", "p/script", "p/x.py"}; !slices.Equal(paths(set.Files), want) {
		t.Errorf("got %q, want %q", paths(set.Files), want)
	}
	want := []findings.Failed{{File: "dead.py", Reason: "link that leads to no file"}, {File: "self.py", Reason: "link that leads to no file"}}
	if !slices.Equal(set.Failed, want) {
		t.Errorf("failed %v, want %v", set.Failed, want)
	}
	set, err = Find([]string{filepath.Join(root, "loop")}, Options{}) // a link that is named is followed
	if err != nil {
		t.Fatal(err)
	}
	if got := len(set.Files); got != 4 {
		t.Errorf("%d files through a link to the root, want 4: %q", got, paths(set.Files))
	}
}

func TestFindOddNames(t *testing.T) {
	onUnix(t)
	names := []string{"\x1b[31m.py", "a\nb.py", "c d.py", "é.py", "\\.py", "p\n/x.py"}
	files := map[string]string{}
	for _, n := range names {
		files[n] = "x = 1\n"
	}
	set, err := Find([]string{plant(t, files)}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(names)
	if !slices.Equal(paths(set.Files), names) {
		t.Errorf("got %q, want %q", paths(set.Files), names)
	}
	Each(set.Files, 2, func(i int, text Text, err error) {
		if err != nil || string(text.Data) != "x = 1\n" {
			t.Errorf("%q: %q, %v", set.Files[i].Path, text.Data, err)
		}
	})
}

func TestFindNamesWhatFails(t *testing.T) {
	root := plant(t, map[string]string{"a.py": "", "d.py/": ""})
	missing := filepath.Join(root, "missing.py")
	set, err := Find([]string{filepath.Join(root, "a.py"), missing, missing}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := []findings.Failed{{File: filepath.ToSlash(missing), Reason: "no such file or folder"}}
	if !slices.Equal(set.Failed, want) || len(set.Files) != 1 {
		t.Errorf("failed %v, want %v; files %q", set.Failed, want, paths(set.Files))
	}
	set, err = Find([]string{missing}, Options{})
	if err != nil || len(set.Files) != 0 || len(set.Failed) != 1 {
		t.Errorf("only a missing path: %v, %v", set, err)
	}
	if _, err := Find(nil, Options{}); err == nil || err.Error() != "no path given" {
		t.Errorf("no path: %v", err)
	}
}

func TestFindTakesGoPatterns(t *testing.T) {
	root := plant(t, map[string]string{"a.py": "", "d/b.py": "", "d/e/c.py": ""})
	set, err := Find([]string{filepath.Join(root, "d", "...")}, Options{})
	if err != nil || !slices.Equal(paths(set.Files), []string{"b.py", "e/c.py"}) {
		t.Errorf("files %q, failed %v, %v", paths(set.Files), set.Failed, err)
	}
}

func TestFindUnreadableFolder(t *testing.T) {
	onUnix(t)
	if os.Geteuid() == 0 {
		t.Skip("root reads everything")
	}
	root := plant(t, map[string]string{"a.py": "", "shut/x.py": ""})
	shut := filepath.Join(root, "shut")
	if err := os.Chmod(shut, 0); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(shut, 0o755)
	set, err := Find([]string{root}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := []findings.Failed{{File: "shut", Reason: "folder not listed: permission denied"}}
	if !slices.Equal(set.Failed, want) || len(set.Files) != 1 {
		t.Errorf("failed %v, files %q", set.Failed, paths(set.Files))
	}
}

func TestFindRules(t *testing.T) {
	root := plant(t, map[string]string{
		".gitignore": "gen/\nbuild/*\nlone.py\n", "gen/a.py": "", "gen/b.py": "", "build/keep/x.py": "", "build/drop/x.py": "",
		"lone.py": "", "s.pyi": "", "p/old/x.py": "", "p/x.py": "", "n.ipynb": "", "data.txt": "",
		"sub/molt.toml": "", "sub/old/x.py": "", "sub/x.py": "", "sub/deep/x.py": "",
	})
	asked := []string{}
	opt := Options{
		RulesFiles: []string{"molt.toml"},
		Rules: func(folder string) (Rules, error) {
			rel, _ := filepath.Rel(root, folder)
			asked = append(asked, filepath.ToSlash(rel))
			if rel == "sub" {
				return Rules{Dir: folder, Exclude: []string{"/x.py"}, MaxSize: 7}, nil
			}
			return Rules{Dir: root, Exclude: []string{"old/"}, Include: []string{"/gen/a.py", "build/keep/", "lone.py", "*.pyi", "data.txt"}, SkipNotebooks: true}, nil
		},
	}
	set, err := Find([]string{root}, opt)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"build/keep/x.py", "gen/a.py", "lone.py", "p/x.py", "s.pyi", "sub/deep/x.py", "sub/old/x.py"}
	if !slices.Equal(paths(set.Files), want) {
		t.Errorf("got %q, want %q", paths(set.Files), want)
	}
	if !slices.Equal(asked, []string{".", "sub"}) {
		t.Errorf("rules asked for %q", asked)
	}
	if last := set.Files[len(set.Files)-1]; last.MaxSize != 7 || set.Files[0].MaxSize != DefaultMaxSize {
		t.Errorf("limits %d and %d", last.MaxSize, set.Files[0].MaxSize)
	}
	bad := errors.New("bad rules")
	opt.Rules = func(string) (Rules, error) { return Rules{}, bad }
	if _, err := Find([]string{root}, opt); !errors.Is(err, bad) {
		t.Errorf("got %v", err)
	}
}

func TestFindPrefix(t *testing.T) {
	root := plant(t, map[string]string{".git/HEAD": "", "a/b/x.py": ""})
	set, err := Find([]string{filepath.Join(root, "a", "b")}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if set.Repo != root || set.Prefix != "a/b" || set.Root != filepath.Join(root, "a", "b") {
		t.Errorf("repo %q, prefix %q, root %q", set.Repo, set.Prefix, set.Root)
	}
}

func TestPythonShebang(t *testing.T) {
	for line, want := range map[string]bool{
		"#!/usr/bin/python\n": true, "#!/usr/bin/python3.11 -u\n": true, "#! /usr/bin/env python3": true, "#!/usr/bin/env -S PYTHONPATH=x python3 -X dev\n": true,
		"#!/usr/bin/env -S uv run --script\n": true, "#!/usr/bin/env uvicorn\n": false, "#!/usr/local/bin/pypy3\n": true, "#!/opt/python3.13t\n": true, "#!python\r\n": true,
		"#!/bin/sh\n# python": false, "#!/usr/bin/env bash\n": false, "#!": false, "#!/usr/bin/env": false, " #!/usr/bin/python": false, "#!/usr/bin/pythonista": false, "#!/usr/bin/ipython": false,
	} {
		if got := isPythonShebang([]byte(line)); got != want {
			t.Errorf("%q: %v", line, got)
		}
	}
}

func TestLoad(t *testing.T) {
	root := plant(t, map[string]string{
		"ok.py": "x\r\n", "nul.py": "a\nb\x00", "wide.py": "\xff\xfea\x00", "big.py": strings.Repeat("#", 100), "brim.py": strings.Repeat("#", 99),
		"nb.ipynb": "[]", "r.ipynb": `{"metadata": {"kernelspec": {"language": "R"}}}`, "cut.ipynb": "{\n\"cells\": [",
	})
	want := map[string]string{
		"ok.py": "", "brim.py": "", "nul.py": "nul.py:2: binary file (NUL byte)", "wide.py": "wide.py: UTF-16 text, which Python does not read",
		"big.py":    "big.py: 100 bytes, over the limit of 99",
		"nb.ipynb":  "nb.ipynb: not a notebook: json: cannot unmarshal array into Go value of type source.notebookFile",
		"r.ipynb":   `r.ipynb: notebook in "R", not in Python`,
		"cut.ipynb": "cut.ipynb: not a notebook: line 2: unexpected end of JSON input",
	}
	set, err := Find([]string{root}, Options{Rules: func(dir string) (Rules, error) { return Rules{Dir: dir, MaxSize: 99}, nil }})
	if err != nil {
		t.Fatal(err)
	}
	if len(set.Files) != len(want) {
		t.Errorf("found %q", paths(set.Files))
	}
	got := make([]string, len(set.Files))
	Each(set.Files, 3, func(i int, _ Text, err error) {
		if err != nil {
			got[i] = err.Error()
		}
	})
	for i, f := range set.Files {
		if got[i] != want[f.Path] {
			t.Errorf("%s: got %q, want %q", f.Path, got[i], want[f.Path])
		}
	}
	gone := File{Path: "x.py", Abs: filepath.Join(root, "x.py")}
	if _, err := Load(gone); err == nil || err.Error() != "x.py: no such file or folder" {
		t.Errorf("gone: %v", err)
	}
}
