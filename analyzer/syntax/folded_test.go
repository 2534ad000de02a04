package syntax

import "testing"

// TestFolded holds what CPython 3.11's compiler makes constants of: what
// compile() of the text has in its co_consts, with no operation left.
func TestFolded(t *testing.T) {
	for text, want := range map[string]bool{
		"1": true, "-1": true, "~5": true, "not 1": true, "2 ** 31 - 1": true, "10 // 3": true, "1 // 0": false, "1 % 0": false,
		"(1, 2)": true, "(1, (2, 'a'))": true, "(1, x)": false, "'a' * 3": true, "'a' + 'b'": true, "'a' * 5000": false,
		"(1,) * 300": false, "(1,) + (2,)": true, "2 ** 200": false, "1 << 127": true, "1 << 200": false, "x + 1": false,
		"1.5 / 2": true, "1.5 / 0": false, "1j + 2": true, "'%s' % 1": false, "-'a'": false, "[1]": false, "2 ** -1": true,
	} {
		tree, err := Parse("t.py", []byte(text+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		if got := Folded(tree.Body[0].(*ExprStmt).Value); got != want {
			t.Errorf("Folded(%s) = %v", text, got)
		}
	}
}
