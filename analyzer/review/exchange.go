package review

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/molt-go/molt/analyzer/standing"
)

// ExchangeSchema is the version of the layout of Decisions.
const ExchangeSchema = 1

// Decisions are what a report's page exports and molt review import reads; the
// layout is review.schema.json in package templates.
type Decisions struct {
	Schema    int        `json:"schema"`
	Module    string     `json:"module"` // of the port, so that no other takes them
	Decisions []Decision `json:"decisions"`
}

// A Decision is one verdict, note or change of life. What is "" is not decided.
type Decision struct {
	Function string  `json:"function"` // unique name, see ledger.Names
	Verdict  Verdict `json:"verdict,omitempty"`
	// Python and Go are the hashes of what the page showed; the verdict is about
	// these.
	Python string `json:"python,omitempty"`
	Go     string `json:"go,omitempty"`
	Life   Life   `json:"life,omitempty"`
	Note   string `json:"note,omitempty"`
	By     string `json:"by,omitempty"`
	On     string `json:"on,omitempty"` // as 2024-05-01
	Reason string `json:"reason,omitempty"`
}

// ReadDecisions reads exported decisions. What it does not know is an error.
func ReadDecisions(data []byte) (*Decisions, error) {
	var d Decisions
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&d); err != nil {
		return nil, fmt.Errorf("these are no decisions exported by a report: %w", err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("these are no decisions exported by a report: something follows them")
	}
	if d.Schema != ExchangeSchema {
		return nil, fmt.Errorf("the decisions have schema %d; this molt knows %d", d.Schema, ExchangeSchema)
	}
	for i, x := range d.Decisions {
		if err := x.valid(); err != nil {
			return nil, fmt.Errorf("decision %d, on %q: %w", i+1, x.Function, err)
		}
	}
	return &d, nil
}

func (d *Decision) valid() error {
	switch {
	case d.Function == "":
		return errors.New("it names no function")
	case d.Verdict == "" && d.Life == "" && d.Note == "":
		return errors.New("it decides nothing")
	case d.Verdict != "" && d.Reason == "":
		return errors.New("its verdict has no reason")
	}
	e := Entry{Life: d.Life, Verdict: d.Verdict, Judged: standing.Judged{Python: d.Python, Go: d.Go}, On: d.On}
	return e.valid()
}

// Decide enters a decision. A verdict takes the place of an earlier one; a note
// that is there already is not entered twice.
func (f *File) Decide(d Decision) {
	if f.Functions == nil {
		f.Functions = map[string]Entry{}
	}
	e := f.Functions[d.Function]
	if d.Verdict != "" {
		e.Verdict, e.Judged, e.By, e.On, e.Reason = d.Verdict, standing.Judged{Python: d.Python, Go: d.Go}, d.By, d.On, d.Reason
	}
	if d.Life != "" {
		e.Life = d.Life
	}
	if n := (Note{By: d.By, On: d.On, Text: d.Note}); d.Note != "" && !slices.Contains(e.Notes, n) {
		e.Notes = append(e.Notes[:len(e.Notes):len(e.Notes)], n)
	}
	f.Functions[d.Function] = e
}
