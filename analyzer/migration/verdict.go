package migration

import (
	"fmt"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/report"
)

// verdict says where the move stands, in a few sentences.
func (b *builder) verdict() string {
	if b.in.Port == nil {
		if b.in.Findings != nil {
			return report.Verdict(b.in.Findings)
		}
		return report.Count(len(b.out.Functions), "function") + ", all of them Python."
	}
	return strings.Join(slices.DeleteFunc([]string{b.carried(), b.incomplete(), b.proven(), b.faster()}, func(s string) bool { return s == "" }), " ")
}

// incomplete says that some of a port without stubs is not carried over all the same.
func (b *builder) incomplete() string {
	if b.out.Complete || b.out.Totals.Count[ledger.Stub] > 0 || b.out.Totals.Functions == 0 {
		return ""
	}
	return "It is not complete: where it meets what is not carried over, it stops and says so."
}

// carried says how far the port goes.
func (b *builder) carried() string {
	t := b.out.Totals
	if t.Functions == 0 {
		return "There is nothing in this port."
	}
	time := "the time"
	if b.out.Evidence == findings.Static {
		time = "the estimated time"
	}
	typed, dynamic, stubs := t.Count[ledger.Ported], t.Count[ledger.Dynamic], t.Count[ledger.Stub]
	switch {
	case dynamic == t.Functions:
		return "The whole program is Go, over dynamic values: " + report.Count(t.Functions, "function") + "."
	case typed == t.Functions:
		return "The whole program is Go with Go’s own types: " + report.Count(t.Functions, "function") + "."
	case stubs == t.Functions:
		return "A skeleton: signatures, types and documentation of " + report.Count(t.Functions, "function") + "."
	}
	var parts []string
	add := func(n int, s ledger.Status, what string) {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%s %s %s (%s of %s)", report.Thousands(int64(n)), are(n), what, report.Percent(t.Share[s]), time))
			time = "it"
		}
	}
	add(typed, ledger.Ported, "typed Go")
	add(dynamic, ledger.Dynamic, "Go over dynamic values")
	add(stubs, ledger.Stub, plural(stubs, "a stub", "stubs"))
	return fmt.Sprintf("Of %s, %s.", report.Count(t.Functions, "function"), list(parts))
}

// proven says what is known of the port's behaviour.
func (b *builder) proven() string {
	t := b.out.Totals
	if t.Proven.Count+t.Different.Count+t.Unproven.Count == 0 {
		return "None has been compared with CPython yet."
	}
	s := fmt.Sprintf("%s of the time is proven to behave like CPython on %s", report.Percent(t.Proven.Share), report.Count(t.Vectors, "input"))
	if n := t.Different.Count; n > 0 {
		s += fmt.Sprintf("; %s %s", report.Thousands(int64(n)), plural(n, "differs", "differ"))
	}
	if n := t.Drifted.Count; n > 0 {
		s += fmt.Sprintf("; %s changed since", report.Thousands(int64(n)))
	}
	return s + "."
}

// faster says what the port gains in speed, as far as measured.
func (b *builder) faster() string {
	for _, r := range b.out.Runs {
		if r.Speedup != nil && len(b.out.Ports) == 0 {
			return fmt.Sprintf("Whole runs of %s are %s as fast (%s to %s).", r.Command, report.Times(r.Speedup.Ratio), report.Times(r.Speedup.Low), report.Times(r.Speedup.High))
		}
	}
	if b.out.Speed.Measured == 0 {
		return "Its speed has not been measured."
	}
	return fmt.Sprintf("What was measured makes the whole %s as fast.", report.Times(b.out.Speed.SoFar))
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

func are(n int) string { return plural(n, "is", "are") }

// list joins phrases: "a, b and c".
func list(parts []string) string {
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	return strings.Join(parts[:len(parts)-1], ", ") + " and " + parts[len(parts)-1]
}
