package main

import (
	"bytes"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestPrecisionIsFresh holds that what decides whether a rule is shown without a profile comes from the verdicts.
func TestPrecisionIsFresh(t *testing.T) {
	want, err := precisionSource(verdictsText)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../../../../analyzer/rules/precision.go")
	if err != nil {
		t.Fatal(err)
	}
	if got = bytes.ReplaceAll(got, []byte("\r\n"), []byte("\n")); !bytes.Equal(got, want) {
		t.Errorf("run go run ./cmd/internal/measure/findings -precision analyzer/rules/precision.go:\n%s", cmp.Diff(string(want), string(got)))
	}
}

func TestPrecisions(t *testing.T) {
	line := func(round, kind, word, mended string) string {
		return round + "\tp\tr\t" + kind + "\tf\ts\t1:1\t" + word + "\t" + mended + "\treason\n"
	}
	tests := []struct {
		name, text string
		want       map[string]tally
	}{
		{"too few", line("5", "", "worth", "") + line("6", "", "true", ""), map[string]tally{}},
		{"rounds before the strict ones", line("4", "", "worth", "") + line("4", "", "worth", "") + line("5", "", "true", "") + line("5", "", "true", "") + line("5", "", "true", ""), map[string]tally{}},
		{"kinds", line("5", "a", "worth", "") + line("5", "b", "wrong", "") + line("6", "a", "true", "") + line("7", "a", "worth", "") + line("8", "a", "worth", ""), map[string]tally{"r/a": {3, 4}}},
		{"what is still shown", line("5", "", "true", "mended") + line("5", "", "worth", "") + line("6", "", "worth", "") + line("7", "", "worth", "") + line("8", "", "worth", ""), map[string]tally{"r": {4, 4}}},
		{"too little that is still shown", line("5", "", "true", "mended") + line("5", "", "true", "mended") + line("6", "", "worth", "") + line("7", "", "true", ""), map[string]tally{"r": {1, 4}}},
		{"mended, with little against it", line("5", "", "true", "mended") + line("5", "", "true", "mended") + line("6", "", "true", "mended") + line("7", "", "worth", ""), map[string]tally{}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			verdicts, err := readVerdicts(test.text)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, precisions(verdicts), cmp.AllowUnexported(tally{})); diff != "" {
				t.Error(diff)
			}
		})
	}
	if _, err := readVerdicts("5\tp\tr\n"); err == nil {
		t.Error("a short line is taken")
	}
}
