package config

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/source"
)

// plant writes files by slash path below a new folder, which is a repository so
// that nothing above it counts, and returns the folder.
func plant(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	files[".git/HEAD"] = ""
	for name, text := range files {
		full := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func tree(t *testing.T, base string, opt Options) *Tree {
	t.Helper()
	tr, err := NewTree(base, opt)
	if err != nil {
		t.Fatal(err)
	}
	return tr
}

const full = `[project]
name = "x"

[tool.molt]
exclude = ["old/", "*_pb2.py"]
include = ["build/gen/"]
select = ["a-rule", "b-rule"]
ignore = ["b-rule"]
fail-on = "medium"
min-gain = 0.02
python = "3.12"
baseline = "molt-baseline.json"
max-file-size = "2MB"
roots = ["src", "lib"]
stubs = true
notebooks = false

[tool.molt.per-file-ignores]
"tests/" = ["a-rule"]
"*_x.py" = ["b-rule", "a-rule"]
`

func TestReadAllKeys(t *testing.T) {
	root := plant(t, map[string]string{"pyproject.toml": full})
	got, err := tree(t, root, Options{Rules: []string{"a-rule", "b-rule"}}).For(filepath.Join(root, "src"))
	if err != nil {
		t.Fatal(err)
	}
	want := &Config{
		File: "pyproject.toml", Dir: root, Exclude: []string{"old/", "*_pb2.py"}, Include: []string{"build/gen/"},
		Select: []string{"a-rule", "b-rule"}, Ignore: []string{"b-rule"},
		PerFileIgnores: []FileIgnores{{"*_x.py", []string{"b-rule", "a-rule"}}, {"tests/", []string{"a-rule"}}},
		FailOn:         findings.Medium, MinGain: 0.02, Python: Version{3, 12}, Baseline: filepath.Join(root, "molt-baseline.json"),
		MaxFileSize: 2 << 20, Roots: []string{filepath.Join(root, "src"), filepath.Join(root, "lib")}, Stubs: true,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	wantRules := source.Rules{Dir: root, Exclude: want.Exclude, Include: want.Include, MaxSize: 2 << 20, Stubs: true, SkipNotebooks: true}
	if diff := cmp.Diff(wantRules, got.SourceRules()); diff != "" {
		t.Error(diff)
	}
}

// The documented keys, the suggestions and the layout must agree.
func TestKeysAreComplete(t *testing.T) {
	var tags []string
	for f := range reflect.TypeFor[table]().Fields() {
		tags = append(tags, f.Tag.Get("toml"))
	}
	if !slices.Equal(tags, keys()) {
		t.Errorf("fields %q, keys %q", tags, keys())
	}
}

func TestMistakes(t *testing.T) {
	cases := []struct{ name, file, text, want string }{
		{"unknown key", "molt.toml", "# a\nexclud = []\n", `molt.toml:2: unknown key "exclud"; did you mean "exclude"?`},
		{"unknown key, nothing near", "molt.toml", "zzzzzzzz = 1\n", `molt.toml:1: unknown key "zzzzzzzz"`},
		{"unknown key below tool", "pyproject.toml", "[tool.other]\nminimum-gain = 1\n\n[tool.molt]\nstubs = true\nminimum-gain = 1\n", `pyproject.toml:6: unknown key "minimum-gain"; did you mean "min-gain"?`},
		{"unknown table", "pyproject.toml", "[tool.molt.per-file-ignore]\n\"a\" = []\n", `pyproject.toml:1: unknown key "per-file-ignore"; did you mean "per-file-ignores"?`},
		{"dotted key", "pyproject.toml", "[tool]\nmolt.stub = true\n", `pyproject.toml:2: unknown key "stub"; did you mean "stubs"?`},
		{"inline table", "pyproject.toml", "[tool]\n\nmolt = {stub = true}\n", `pyproject.toml:3: unknown key "stub"; did you mean "stubs"?`},
		{"unknown rule", "molt.toml", "stubs = true\nselect = [\"a-rul\"]\n", `molt.toml:2: select: unknown rule "a-rul"; did you mean "a-rule"?`},
		{"unknown rule in a file", "molt.toml", "[per-file-ignores]\n\"x\" = [\"nothing-like-it\"]\n", `molt.toml:1: per-file-ignores: unknown rule "nothing-like-it"`},
		{"wrong type", "molt.toml", "\nexclude = \"x\"\n", `molt.toml:2: exclude: incompatible types: TOML value has type string; destination has type slice`},
		{"wrong level", "molt.toml", "fail-on = \"hidden\"\n", `molt.toml:1: fail-on is "hidden", not one of none, low, medium, high`},
		{"wrong gain", "molt.toml", "min-gain = 2.0\n", `molt.toml:1: min-gain is 2, not a share from 0 to 1`},
		{"no gain", "molt.toml", "min-gain = nan\n", `molt.toml:1: min-gain is NaN, not a share from 0 to 1`},
		{"wrong version", "molt.toml", "python = \"py311\"\n", `molt.toml:1: python: "py311" is no Python version such as 3.11`},
		{"wrong size", "molt.toml", "\nmax-file-size = \"big\"\n", `molt.toml:2: max-file-size: "big" is no size such as 20MB`},
		{"no size", "molt.toml", "max-file-size = 0\n", `molt.toml:1: max-file-size: must be above 0`},
		{"no TOML", "molt.toml", "a = 1\nb = \n", `molt.toml:2: b: expected value but found '\n' instead`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			root := plant(t, map[string]string{c.file: c.text})
			_, err := tree(t, root, Options{Rules: []string{"a-rule"}}).For(root)
			if err == nil || err.Error() != c.want {
				t.Errorf("got  %v\nwant %s", err, c.want)
			}
		})
	}
}

func TestNearestWins(t *testing.T) {
	root := plant(t, map[string]string{
		"pyproject.toml":       "[tool.molt]\npython = \"3.8\"\n",
		"a/pyproject.toml":     "[project]\nname = \"a\"\n", // has no settings
		"a/b/pyproject.toml":   "[tool.molt]\npython = \"3.9\"\n",
		"a/b/molt.toml":        "python = \"3.10\"\n",
		"c/pyproject.toml":     "[tool.molt]\n",
		"repo/.git":            "gitdir: elsewhere\n",
		"repo/src/mod/file.py": "",
	})
	tr := tree(t, root, Options{Override: func(c *Config) { c.Stubs = true }})
	for folder, want := range map[string][2]string{
		".": {"pyproject.toml", "3.8"}, "a": {"pyproject.toml", "3.8"}, "a/x/y": {"pyproject.toml", "3.8"},
		"a/b": {"a/b/molt.toml", "3.10"}, "a/b/c": {"a/b/molt.toml", "3.10"}, "c": {"c/pyproject.toml", ""}, "repo/src/mod": {"", ""},
	} {
		c, err := tr.For(filepath.Join(root, filepath.FromSlash(folder)))
		if err != nil {
			t.Fatal(err)
		}
		if got := [2]string{c.File, c.Python.String()}; got != want || !c.Stubs {
			t.Errorf("%s: got %q, want %q, stubs %v", folder, got, want, c.Stubs)
		}
	}
	fixed := tree(t, filepath.Join(root, "c"), Options{Fixed: filepath.Join(root, "a", "b", "molt.toml")})
	c, err := fixed.For(filepath.Join(root, "c"))
	if err != nil || c.File != "../a/b/molt.toml" {
		t.Errorf("fixed: %+v, %v", c, err)
	}
	missing := tree(t, root, Options{Fixed: filepath.Join(root, "no.toml")})
	if _, err := missing.For(root); err == nil || err.Error() != "no.toml: no such file or directory" && filepath.Separator == '/' {
		t.Errorf("missing: %v", err)
	}
}

func TestFindObeysSettings(t *testing.T) {
	root := plant(t, map[string]string{
		"molt.toml": "exclude = [\"x.py\"]\n", "x.py": "", "y.py": "", "s.pyi": "",
		"sub/pyproject.toml": "[tool.molt]\nstubs = true\nexclude = [\"/y.py\"]\n", "sub/x.py": "", "sub/y.py": "", "sub/s.pyi": "",
	})
	set, err := source.Find([]string{root}, tree(t, root, Options{}).SourceOptions())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range set.Files {
		got = append(got, f.Path)
	}
	if want := []string{"sub/s.pyi", "sub/x.py", "y.py"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestEnabled(t *testing.T) {
	dir := t.TempDir()
	c := Config{Dir: dir, Ignore: []string{"off"}, PerFileIgnores: []FileIgnores{{"tests/", []string{"slow"}}, {"/conf.py", []string{"slow"}}}}
	for _, k := range []struct {
		rule, file string
		on, want   bool
	}{
		{"slow", "a.py", true, true}, {"slow", "a.py", false, false}, {"off", "a.py", true, false},
		{"slow", "tests/a.py", true, false}, {"slow", "x/tests/b/a.py", true, false}, {"other", "tests/a.py", true, true},
		{"slow", "conf.py", true, false}, {"slow", "x/conf.py", true, true},
	} {
		if got := c.Enabled(k.rule, filepath.Join(dir, filepath.FromSlash(k.file)), k.on); got != k.want {
			t.Errorf("%v: %v", k, got)
		}
	}
	c.Select = []string{"preview", "off"}
	for rule, want := range map[string]bool{"preview": true, "off": false, "slow": false} {
		if got := c.Enabled(rule, filepath.Join(dir, "a.py"), rule != "preview"); got != want {
			t.Errorf("selected %s: %v", rule, got)
		}
	}
}

func TestFails(t *testing.T) {
	for failOn, want := range map[findings.Level][4]bool{
		None: {}, findings.Low: {true, true, true, false}, findings.Medium: {true, true, false, false}, findings.High: {true, false, false, false},
	} {
		c := Config{FailOn: failOn}
		got := [4]bool{c.Fails(findings.High), c.Fails(findings.Medium), c.Fails(findings.Low), c.Fails(findings.Hidden)}
		if got != want {
			t.Errorf("%s: %v, want %v", failOn, got, want)
		}
	}
}

func TestParseSize(t *testing.T) {
	for s, want := range map[string]int64{"1": 1, "10 kb": 10 << 10, "20MB": 20 << 20, "1GiB": 1 << 30, "3m": 3 << 20, "": 0, "MB": 0, "-1": 0, "1.5MB": 0, "9999999999GB": 0, "1TB": 0, "1BM": 0} {
		got, err := ParseSize(s)
		if got != want || (err == nil) != (want != 0) {
			t.Errorf("%q: %d, %v", s, got, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(full)
	f.Add("[tool]\nmolt = 3")
	f.Fuzz(func(t *testing.T, text string) {
		root := t.TempDir()
		for _, name := range []string{"pyproject.toml", "molt.toml", "setup.cfg"} {
			if err := os.WriteFile(filepath.Join(root, name), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			c, err := read(filepath.Join(root, name), name, nil)
			if err == nil && c != nil && !(c.MinGain >= 0 && c.MinGain <= 1 && c.MaxFileSize > 0) {
				t.Errorf("accepted %+v", c)
			}
		}
		if _, err := ReadProject(root); err != nil && err.Error() == "" {
			t.Error("empty message")
		}
	})
}
