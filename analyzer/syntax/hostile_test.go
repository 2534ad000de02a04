package syntax

import (
	"strings"
	"testing"
)

// TestHostile reads long and deep sources, whose time must grow no faster than
// their size and whose depth must end in an error.
func TestHostile(t *testing.T) {
	const (
		n      = 20_000
		tooBig = "too many levels of nesting"
	)
	rep := strings.Repeat
	tests := []struct{ name, src, err string }{
		{"names", rep("a\n", n), ""},
		{"tuple", rep("a,", n), ""},
		{"call", "f(" + rep("*a,b=c,", n) + ")", ""},
		{"dict", "{" + rep("a:b,", n) + "}", ""},
		{"strings", rep("'a' ", n), ""},
		{"f-strings", rep("'a' f'{b}' ", n), ""},
		{"fields behind comments", rep("#\n", n) + rep("f'{a=}'\n", n), ""},
		{"targets", rep("a=", n) + "b", ""},
		{"cases", "match a:\n" + rep("    case b: c\n", n), ""},
		{"decorators", rep("@a\n", n) + "def f(): pass\n", ""},
		{"braces", "f'" + rep("{{", n) + "'", ""},
		{"lines joined", rep("\\\n", n) + "a", ""},
		{"binary", rep("a+", n) + "a", tooBig},
		{"unary", rep("-", n) + "a", tooBig},
		{"attributes", "a" + rep(".a", n), tooBig},
		{"calls", "a" + rep("()", n), tooBig},
		{"lambdas", rep("lambda:", n) + "a", tooBig},
		{"lambdas in parameters", rep("lambda x=", n) + "a" + rep(":x", n), tooBig},
		{"conditions", rep("a if b else ", n) + "c", tooBig},
		{"elifs", "if a: b\n" + rep("elif a: b\n", n), tooBig},
		{"or patterns", "match a:\n    case " + rep("b|", n) + "c: d\n", tooBig},
		{"for clauses", "[a" + rep(" for a in b", n) + "]", "too many clauses in a comprehension"},
		{"if clauses", "[a for a in b" + rep(" if c", n) + "]", "too many clauses in a comprehension"},
		{"module name", "import " + rep("a.", n) + "a", "too many dots in a module name"},
		{"brackets", rep("(", n), "too many nested parentheses"},
		{"nested f-strings", rep("f'{", n), "too many nested f-strings"},
		{"blocks", blocks(n), "too many levels of indentation"},
		{"error far right", rep("a,", n) + "a b", "invalid syntax"},
		{"error far down", rep("a\n", n) + "a b", "invalid syntax"},
		{"digits", rep("9", n), "Exceeds the limit (4300 digits) for integer string conversion: value has 20000 digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits."},
	}
	for _, tt := range tests {
		_, err := Parse("x.py", []byte(tt.src))
		got := ""
		if e, ok := err.(*Error); ok {
			got = e.Msg
		}
		if got != tt.err {
			t.Errorf("%s: error %q, want %q", tt.name, got, tt.err)
		}
	}
}

// blocks returns n nested if statements, up to the limit and a little more.
func blocks(n int) string {
	var b strings.Builder
	for i := range min(n, maxIndents+5) {
		b.WriteString(strings.Repeat(" ", i) + "if a:\n")
	}
	return b.String()
}
