package evidence

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRemarks(t *testing.T) {
	tests := []struct {
		name string
		in   *Profile
		want []string
	}{
		{"part", profileOf(FirstLine, "/w/shop/prices.py:33:fib", "/w/shop/prices.py:77:gone", "/usr/lib/python3.11/re/\x1b[31m.py:5:a",
			"/usr/lib/python3.11/re/b.py:6:b", "/usr/lib/python3.11/re/c.py:7:c", "~:0:<built-in method len>"), []string{
			"16.7 % of 6 s in the test profile is in the scanned code",
			"50.0 % is in code that is not scanned: /usr/lib/python3.11/re/\ufffd[31m.py:5 a 16.7 %, /usr/lib/python3.11/re/b.py:6 b 16.7 %, 1 more",
			"16.7 % is in C functions called from elsewhere: <built-in method len> 16.7 %",
			"16.7 % is in scanned files, in functions that are not there (the source has changed since): /w/shop/prices.py:77 gone 16.7 %",
		}},
		{"none", profileOf(FirstLine, "/x/\x1b[31m.py:5:a"), []string{
			"nothing in the test profile is in the scanned code: it is of other code, or of files that are not scanned",
			"100.0 % is in code that is not scanned: /x/\ufffd[31m.py:5 a 100.0 %",
		}},
		{"all", profileOf(FirstLine, "run.py:5:main"), []string{"100.0 % of 1 s in the test profile is in the scanned code"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, Match(test.in, appFunctions()).Remarks(2)); diff != "" {
				t.Errorf("remarks differ (-want +got):\n%s", diff)
			}
		})
	}
}
