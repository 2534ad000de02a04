package verify

import (
	"encoding/json"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/molt-go/molt/analyzer/evidence/recording"
)

// TestLiteral holds that CPython evaluates a literal to the value that it stands for.
func TestLiteral(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		if slices.Contains(exec.Command("true").Environ(), "CI=true") {
			t.Fatal("CPython is needed")
		}
		t.Skip("CPython is needed")
	}
	values := map[string]string{ // JSON to what repr says
		`null`: "None", `true`: "True", `-7`: "-7", `{"t":"int","v":"0x10000000000000000"}`: "18446744073709551616",
		`0.1`: "0.1", `1e300`: "1e+300", `{"t":"float","v":"7ff0000000000000"}`: "inf", `{"t":"float","v":"8000000000000000"}`: "-0.0",
		`"it's\n\u00e9\ud83d\ude00\\"`:                   `"it's\né😀\\"`,
		`{"t":"bytes","v":"AP8n"}`:                       `b"\x00\xff'"`,
		`{"t":"str","v":"7aCA"}`:                         `'\ud800'`,
		`{"t":"list","v":[1,{"t":"tuple","v":["a"]}]}`:   "[1, ('a',)]",
		`{"t":"set","v":[]}`:                             "set()",
		`{"t":"frozenset","v":[1]}`:                      "frozenset({1})",
		`{"t":"dict","v":["a",1,2,{"t":"list","v":[]}]}`: "{'a': 1, 2: []}",
		`{"t":"complex","re":1.5,"im":2.0}`:              "(1.5+2j)",
	}
	for text, want := range values {
		list, err := recording.Decode([]json.RawMessage{json.RawMessage(text)}, recording.DefaultLimits())
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		out, err := exec.Command(python, "-c", "print(ascii("+literal(list[0])+"), end='')").CombinedOutput()
		if err != nil {
			t.Errorf("%s: %s", literal(list[0]), out)
			continue
		}
		wanted, err := exec.Command(python, "-c", "import sys; print(ascii(eval(sys.argv[1].replace('inf', 'float(\"inf\")'))), end='')", strings.ReplaceAll(want, "\n", `\n`)).CombinedOutput()
		if err != nil || string(out) != string(wanted) {
			t.Errorf("%s is %s, want %s (%v)", literal(list[0]), out, wanted, err)
		}
	}
}
