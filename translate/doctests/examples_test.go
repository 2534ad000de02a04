package doctests

import (
	"encoding/json"
	"os"
	"os/exec"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// docs are docstrings whose examples are read as CPython's doctest reads them.
var docs = []string{
	"Text.\n\n    >>> 1 + 1\n    2\n\n    More text.\n",
	">>> x = 1\n>>> x\n1\n>>> print('a')\na\n",
	"    >>> for i in range(2):\n    ...     print(i)\n    ...\n    0\n    1\n",
	"    >>> f()\n    Traceback (most recent call last):\n        ...\n    ValueError: no\n    >>> 2\n    2",
	"    >>> print(list(range(20))) # doctest: +ELLIPSIS, +NORMALIZE_WHITESPACE\n    [0,   1, ..., 19]\n",
	"    >>> f()  # doctest: +SKIP\n    >>> print(' a')\n     a\n    <BLANKLINE>\n    b\n",
	">>>\n",
	"no examples >>> here\n",
}

const reader = `
import doctest, json, sys
names = {v: k for k, v in doctest.OPTIONFLAGS_BY_NAME.items()}
out = []
for doc in json.load(sys.stdin):
    out.append([{"Source": e.source.rstrip("\n"), "Want": e.want, "Line": e.lineno + 1,
                 "Options": sorted(names[f] for f, on in e.options.items() if on)} for e in doctest.DocTestParser().get_examples(doc)])
json.dump(out, sys.stdout)
`

// TestParse holds the reader of examples against CPython's.
func TestParse(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	in, err := json.Marshal(docs)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(python, "-c", reader)
	pipe, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		defer pipe.Close()
		_, _ = pipe.Write(in)
	}()
	data, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	type read struct {
		Source, Want string
		Line         int
		Options      []string
	}
	var want [][]read
	if err := json.Unmarshal(data, &want); err != nil {
		t.Fatal(err)
	}
	for i, doc := range docs {
		got := []read{}
		for _, e := range parse(doc, 1) {
			slices.Sort(e.Options)
			got = append(got, read{e.Source, e.Want, e.Line, append([]string{}, e.Options...)})
		}
		if diff := cmp.Diff(want[i], got); diff != "" {
			t.Errorf("%q (-CPython +molt):\n%s", doc, diff)
		}
	}
}

// TestDependents holds that an example that is given up takes those with it that
// need what it binds.
func TestDependents(t *testing.T) {
	d := &Doc{Examples: parse(">>> x = f()\n>>> y = 1\n>>> z = x + 1\n>>> z\n2\n>>> y\n1\n", 1)}
	d.Examples[0].Skip = "no"
	d.dependents(0)
	var carried []string
	for _, e := range d.Examples {
		if e.Skip == "" {
			carried = append(carried, e.Source)
		}
	}
	if diff := cmp.Diff([]string{"y = 1", "y"}, carried); diff != "" {
		t.Error(diff)
	}
}
