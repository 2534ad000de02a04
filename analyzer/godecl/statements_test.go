package godecl

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestStatements(t *testing.T) {
	const text = `// F adds.
func F(list []int) (sum int) {
	for i := 0; i < len(list); i++ {
		if list[i] > 0 { sum++ }
	}
loop:
	switch {
	case sum > 1:
		break loop
	}
	defer func() {
		sum = 2
	}()
	return sum +
		1
}`
	want := []Statement{{3, 2, 3}, {3, 6, 3}, {3, 29, 3}, {4, 3, 4}, {4, 20, 4}, {7, 2, 7}, {9, 3, 9}, {11, 2, 11}, {12, 3, 12}, {14, 2, 15}}
	if diff := cmp.Diff(want, Statements(text)); diff != "" {
		t.Error(diff)
	}
	if got := len(Statements("func F() {\n\t// one\n\n\tx := 1 // two\n\t_ = x\n}")); got != 2 {
		t.Errorf("%d statements", got)
	}
	if got := Statements("func F() {"); got != nil {
		t.Errorf("of what does not parse: %v", got)
	}
}
