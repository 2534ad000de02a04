package suppress

import "testing"

func TestExtent(t *testing.T) {
	text := `import os
x = foo(
    1,
)
@a
@b(
    2)
async def f(
    y,
):
    """doc
    string"""
    if y and (
        x
    ): return 1
    elif x:
        z = [
            1]
    else:
        pass
    try:
        pass
    except (A,
            B):
        return 2
    match y:
        case 1:
            del y

class C: x = 1
`
	f := parse(t, text)
	for line, want := range map[int]int{1: 1, 2: 4, 3: 3, 5: 10, 8: 8, 11: 12, 13: 14, 16: 16, 17: 18, 19: 19, 20: 20, 21: 21, 23: 23, 25: 25, 26: 26, 27: 27, 28: 28, 29: 29, 30: 30, 99: 99} {
		if got := extent(f, line); got != want {
			t.Errorf("line %d: to %d, want %d", line, got, want)
		}
	}
}
