package solve

import "testing"

// TestTakesPart holds which patterns have groups that may take no part in a match.
func TestTakesPart(t *testing.T) {
	for pattern, want := range map[string]bool{
		`a(b)c`: true, `(\S+) \[([^\]]+)\] (\d{3}) (\d+|-)`: true, `(a|b)`: true, `(?:a|b)(c)+`: true, `(?P<n>x)`: true, `[|(](a)`: true, `[]|(](a)`: true,
		`\((a)\|`: true, `plain|text`: true, `(?=x)(y)`: true,
		`(a)|b`: false, `(a)?`: false, `(a)*b`: false, `(?:(a)|b)`: false, `(?:x(a))?`: false, `(a){0,2}`: false, `((a)|b)`: false,
		`(?!(a))`: false, `(a)(?(1)(b)|c)`: false, `(`: false, `[`: true, `(?x)(a) # (b)?`: false,
	} {
		if got := takesPart(pattern); got != want {
			t.Errorf("takesPart(%q) = %v, want %v", pattern, got, want)
		}
	}
}
