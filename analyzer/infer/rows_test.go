package infer

import (
	"regexp"
	"strings"
	"testing"
)

// TestRows checks that every row of results.txt is well formed and that no name
// has two rows.
func TestRows(t *testing.T) {
	variable := regexp.MustCompile(`^\$(self|elem|key|[0-9](\.elem|\.call)?)$`)
	name := regexp.MustCompile(`^[A-Za-z_][\w.]*$`)
	seen := make(map[string]int)
	var check func(line int, s *spec)
	check = func(line int, s *spec) {
		if !variable.MatchString(s.name) && !name.MatchString(s.name) && s.name != "..." {
			t.Errorf("line %d: %q is no kind, class or variable", line, s.name)
		}
		for _, a := range s.args {
			check(line, a)
		}
	}
	for i, text := range strings.Split(resultRows, "\n") {
		fields := strings.Fields(text)
		if len(fields) == 0 || fields[0][0] == '#' {
			continue
		}
		if len(fields) < 2 {
			t.Errorf("line %d: a name without a spec", i+1)
			continue
		}
		p := specParser{rest: fields[len(fields)-1]}
		check(i+1, p.spec())
		if p.rest != "" {
			t.Errorf("line %d: %q left over", i+1, p.rest)
		}
		for _, n := range fields[:len(fields)-1] {
			if n == "=" {
				continue
			}
			if !name.MatchString(n) {
				t.Errorf("line %d: %q is no dotted name", i+1, n)
			}
			if old := seen[n]; old != 0 {
				t.Errorf("line %d: %s has a row in line %d", i+1, n, old)
			}
			seen[n] = i + 1
		}
	}
}
