package verify

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/molt-go/molt/analyzer/evidence/recording"
)

// TestLiteral holds that CPython evaluates a literal to the value that it stands for.
func TestLiteral(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		if os.Getenv("CI") == "true" {
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
	var script strings.Builder
	script.WriteString("inf = float('inf')\n")
	for text, want := range values {
		list, err := recording.Decode([]json.RawMessage{json.RawMessage(text)}, recording.DefaultLimits())
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		fmt.Fprintf(&script, "if repr(%s) != repr(%s): print(ascii(%s))\n", literal(list[0]), strings.ReplaceAll(want, "\n", `\n`), literal(list[0]))
	}
	out, err := exec.Command(python, "-c", script.String()).CombinedOutput()
	if err != nil || len(out) > 0 {
		t.Errorf("these stand for other values: %s (%v)", out, err)
	}
}
