package config

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestReadProject(t *testing.T) {
	cases := []struct {
		name  string
		files map[string]string
		want  *Project
	}{
		{"standard", map[string]string{"pyproject.toml": `
[project]
name = "my_pkg"
requires-python = ">=3.9"
dependencies = ["NumPy>=1.2; python_version < '3.12'", "ruamel.yaml [x] ~= 1", "pkg @ https://example.org/p.zip"]
[project.optional-dependencies]
dev = ["pytest"]
[project.scripts]
tool = "my_pkg.cli:main [extra]"
[project.gui-scripts]
win = "my_pkg.gui:run"
[project.entry-points."flask.commands"]
x = "my_pkg.flask:x"
[tool.setuptools.packages.find]
where = ["src"]
`}, &Project{
			Files: []string{"pyproject.toml"}, Name: "my_pkg", RequiresPython: ">=3.9",
			Scripts: []Script{{"console", "tool", "my_pkg.cli:main"}, {"flask.commands", "x", "my_pkg.flask:x"}, {"gui", "win", "my_pkg.gui:run"}},
			Dependencies: []Dependency{{"numpy", ">=1.2; python_version < '3.12'", ""}, {"pkg", "@ https://example.org/p.zip", ""},
				{"ruamel-yaml", "[x] ~= 1", ""}, {"pytest", "", "dev"}},
			SourceRoots: []string{"src"},
		}},
		{"poetry", map[string]string{"pyproject.toml": `
[tool.poetry]
name = "p"
packages = [{include = "p", from = "lib"}]
[tool.poetry.dependencies]
python = "^3.8"
requests = {version = "^2", optional = true}
click = "*"
[tool.poetry.scripts]
p = "p.main:app"
`}, &Project{
			Files: []string{"pyproject.toml"}, Name: "p", RequiresPython: "^3.8", Scripts: []Script{{"console", "p", "p.main:app"}},
			Dependencies: []Dependency{{"click", "*", ""}, {"requests", "^2", ""}}, SourceRoots: []string{"lib"},
		}},
		{"setup.cfg", map[string]string{"pyproject.toml": "[build-system]\nrequires = []\n", "setup.cfg": `
[metadata]
name = old
[options]
python_requires = >=3.7
package_dir =
    = src
install_requires =
    # why
    six
    attrs>=20
[options.entry_points]
console_scripts =
    old = old.cli:main
[flake8]
max-line-length = 100
`}, &Project{
			Files: []string{"setup.cfg"}, Name: "old", RequiresPython: ">=3.7", Scripts: []Script{{"console", "old", "old.cli:main"}},
			Dependencies: []Dependency{{"attrs", ">=20", ""}, {"six", "", ""}}, SourceRoots: []string{"src"},
		}},
		{"package list", map[string]string{"pyproject.toml": "[tool.setuptools]\npackages = [\"a\"]\npackage-dir = {\"\" = \"python\", \"a.b\" = \"x\"}\n"},
			&Project{Files: []string{"pyproject.toml"}, SourceRoots: []string{"python"}}},
		{"settings of tools alone", map[string]string{"pyproject.toml": "[tool.black]\n", "setup.cfg": "[flake8]\n"}, nil},
		{"nothing", map[string]string{}, nil},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			root := plant(t, c.files)
			if c.want != nil {
				c.want.Dir = root
			}
			got, err := FindProject(filepath.Join(root, "a", "b"))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestReadProjectMistake(t *testing.T) {
	_, err := ReadProject(plant(t, map[string]string{"pyproject.toml": "[project]\nname = 3\n"}))
	if want := "pyproject.toml:2: project.name: incompatible types: TOML value has type int64; destination has type string"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestMinPython(t *testing.T) {
	for spec, want := range map[string]string{
		">=3.9": "3.9", ">= 3.9, <4": "3.9", ">3.7": "3.7", "~=3.8": "3.8", "~=3.8.1": "3.8", "==3.11.*": "3.11", "==3.10.4": "3.10", "^3.8": "3.8", "~3.8": "3.8",
		">=2.7, !=3.0.*, !=3.1.*": "2.7", ">=3.0,!=3.0.*,!=3.1.*": "3.2", ">=3.8.1,<3.9": "3.8", "^3.6 || ^2.7": "2.7", ">=3": "3.0", "3.11": "3.11", "<3.8,>=3.6.2": "3.6",
		">=3.12.0rc1": "3.12", "*": "2.7", "": "2.7", "==3.*": "3.0", "!=2.7": "2.7", "!=2.7.*": "3.0",
	} {
		if got, ok := MinPython(spec); !ok || got.String() != want {
			t.Errorf("%q: %v %v, want %s", spec, got, ok, want)
		}
	}
	for _, spec := range []string{"nonsense", ">=4", "<2", ">=3.x", "<3,>3.1", "@3.8"} {
		if got, ok := MinPython(spec); ok {
			t.Errorf("%q gives %v", spec, got)
		}
	}
}

func TestParseVersion(t *testing.T) {
	for s, want := range map[string]string{"3.11": "3.11", "3.11.4": "3.11", "2.7": "2.7", "3": "", "4.0": "", "3.": "", "": "", "3.-1": ""} {
		v, err := ParseVersion(s)
		if v.String() != want || (err == nil) != (want != "") {
			t.Errorf("%q: %v, %v", s, v, err)
		}
	}
}
