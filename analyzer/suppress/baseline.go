package suppress

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/findings"
)

// baselineSchema is the version of the baseline's layout.
const baselineSchema = 1

// A Baseline holds findings that are accepted: for each file, rule and
// fingerprint, how many.
type Baseline struct {
	entries []entry // sorted by key
}

// An entry stands on a line of its own in the file, so that two branches that
// accept different findings merge.
type entry struct {
	File        string `json:"file"`
	Rule        string `json:"rule"`
	Fingerprint string `json:"fingerprint"` // without its number
	Count       int    `json:"count"`
	Symbol      string `json:"symbol"` // for the reader; not compared
}

// A key is what entries are compared by.
type key struct{ file, rule, fingerprint string }

func (e entry) key() key { return key{e.File, e.Rule, e.Fingerprint} }

func compareKeys(a, b key) int {
	return cmp.Or(strings.Compare(a.file, b.file), strings.Compare(a.rule, b.rule), strings.Compare(a.fingerprint, b.fingerprint))
}

// NewBaseline accepts all of the findings, which must have fingerprints.
func NewBaseline(list []findings.Finding) *Baseline {
	counts := map[key]entry{}
	for _, f := range list {
		e := entry{File: f.File, Rule: f.Rule, Fingerprint: family(f.Fingerprint), Symbol: f.Symbol}
		e.Count = counts[e.key()].Count + 1
		counts[e.key()] = e
	}
	return fromCounts(counts)
}

func fromCounts(counts map[key]entry) *Baseline {
	b := &Baseline{}
	for _, e := range counts {
		b.entries = append(b.entries, e)
	}
	slices.SortFunc(b.entries, func(a, c entry) int { return compareKeys(a.key(), c.key()) })
	return b
}

// Files returns the slash paths of the files that have entries, sorted.
func (b *Baseline) Files() []string {
	var files []string
	for _, e := range b.entries {
		files = append(files, e.File)
	}
	return slices.Compact(files)
}

// Encode returns the file of the baseline: JSON, sorted, an entry a line.
func (b *Baseline) Encode() ([]byte, error) {
	var out bytes.Buffer
	fmt.Fprintf(&out, "{\n  \"schema\": %d,\n  \"findings\": [", baselineSchema)
	for i, e := range b.entries {
		line, err := encodeLine(e)
		if err != nil {
			return nil, err
		}
		separator := ",\n"
		if i == 0 {
			separator = "\n"
		}
		out.WriteString(separator + "    " + line)
	}
	if len(b.entries) > 0 {
		out.WriteString("\n  ")
	}
	out.WriteString("]\n}\n")
	return out.Bytes(), nil
}

func encodeLine(e entry) (string, error) {
	var line bytes.Buffer
	enc := json.NewEncoder(&line)
	enc.SetEscapeHTML(false)
	err := enc.Encode(e)
	return strings.TrimSuffix(line.String(), "\n"), err
}

// DecodeBaseline reads the file of a baseline. Where a merge left an entry twice,
// the higher count is kept.
func DecodeBaseline(data []byte) (*Baseline, error) {
	var doc struct {
		Schema   int     `json:"schema"`
		Findings []entry `json:"findings"`
	}
	if bytes.Contains(data, []byte("\n<<<<<<< ")) {
		return nil, errors.New("baseline holds conflict markers of a merge: resolve them or write it anew")
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	err := dec.Decode(&doc)
	if err == nil {
		if _, end := dec.Token(); end != io.EOF {
			err = errors.New("something follows its end")
		}
	}
	if doc.Schema > baselineSchema {
		return nil, fmt.Errorf("baseline has schema %d, this molt reads %d: use a newer molt", doc.Schema, baselineSchema)
	}
	if err != nil {
		offset := dec.InputOffset()
		if at := (*json.SyntaxError)(nil); errors.As(err, &at) {
			offset = at.Offset
		}
		line := 1 + bytes.Count(data[:min(offset, int64(len(data)))], []byte("\n"))
		return nil, fmt.Errorf("baseline cannot be read near line %d: %w", line, err)
	}
	if doc.Schema != baselineSchema {
		return nil, errors.New("baseline has no schema: no file that molt wrote")
	}
	counts := map[key]entry{}
	for _, e := range doc.Findings {
		if e.File == "" || e.Rule == "" || e.Fingerprint == "" || e.Count < 1 || e.Count > math.MaxInt32 {
			return nil, fmt.Errorf("baseline has a bad entry for %q", e.File)
		}
		if counts[e.key()].Count < e.Count {
			counts[e.key()] = e
		}
	}
	return fromCounts(counts), nil
}

// Split parts findings, which must have fingerprints, into new ones and accepted
// ones. Of findings with the same key the first ones in the file are accepted, as
// many as the baseline counts. The order of each part is that of list.
//
// Entries that no longer occur, or less often, are stale and give a note each.
// looked tells whether a rule looked at a file: entries of files that were not
// part of the scan are not stale, those of files that are gone are.
func (b *Baseline) Split(list []findings.Finding, looked func(rule, file string) bool) (fresh, accepted []findings.Finding, stale []findings.Note) {
	left := make(map[key]int, len(b.entries))
	for _, e := range b.entries {
		left[e.key()] = e.Count
	}
	old := make([]bool, len(list))
	for _, i := range inFileOrder(list) {
		k := key{list[i].File, list[i].Rule, family(list[i].Fingerprint)}
		if left[k] > 0 {
			left[k]--
			old[i] = true
		}
	}
	for i, f := range list {
		if old[i] {
			accepted = append(accepted, f)
		} else {
			fresh = append(fresh, f)
		}
	}
	for _, e := range b.entries {
		if n := left[e.key()]; n > 0 && looked(e.Rule, e.File) {
			stale = append(stale, findings.Note{Kind: StaleBaseline, File: e.File, Message: staleMessage(e, n)})
		}
	}
	sortNotes(stale)
	return fresh, accepted, stale
}

func staleMessage(e entry, gone int) string {
	where := ""
	if e.Symbol != "" {
		where = " in " + e.Symbol
	}
	if e.Count == 1 {
		return fmt.Sprintf("%s%s (%s) is in the baseline but no longer found: write it anew", e.Rule, where, e.Fingerprint)
	}
	return fmt.Sprintf("%s%s (%s) is in the baseline %d times, %d of them no longer found: write it anew", e.Rule, where, e.Fingerprint, e.Count, gone)
}
