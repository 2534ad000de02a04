package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/molt-go/molt/translate/verify/trial"
)

// statuses are the rungs of the ladder, in the order of reports.
var statuses = []string{"ported", "dynamic", "stub"}

// A ledger is what is read of a port's molt.json.
type ledger struct {
	Complete  bool       `json:"complete"`
	Functions []function `json:"functions"`
}

// A function is one entry of a ledger.
type function struct {
	Python  string   `json:"python"`
	File    string   `json:"file"`
	Line    int      `json:"line"`
	Status  string   `json:"status"`
	Reasons []reason `json:"reasons"`
}

// A reason is a text, or an object that holds one.
type reason struct{ Code, Text string }

func (r *reason) UnmarshalJSON(data []byte) error {
	if json.Unmarshal(data, &r.Text) == nil {
		return nil
	}
	var o struct{ Code, Text, Reason, Message string }
	if err := json.Unmarshal(data, &o); err != nil {
		return err
	}
	r.Code, r.Text = o.Code, firstOf(o.Text, o.Reason, o.Message, o.Code)
	return nil
}

func firstOf(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}

// kind names a reason without what is particular to its place: the code, or
// else the text up to its first colon or quotation.
func (r reason) kind() string {
	if r.Code != "" {
		return r.Code
	}
	text := r.Text
	if i := strings.IndexAny(text, ":\"'`"); i > 0 {
		text = text[:i]
	}
	return strings.TrimSpace(text)
}

// readLedger reads the ledger of a port. It is empty where the error is not nil.
func readLedger(dir string) (*ledger, error) {
	data, err := os.ReadFile(filepath.Join(dir, "molt.json"))
	if errors.Is(err, fs.ErrNotExist) {
		return &ledger{}, errors.New("no molt.json")
	}
	if err != nil {
		return &ledger{}, err
	}
	l := &ledger{}
	if err := json.Unmarshal(data, l); err != nil {
		return &ledger{}, fmt.Errorf("molt.json: %w", err)
	}
	for i, f := range l.Functions {
		if !slices.Contains(statuses, f.Status) {
			return &ledger{}, fmt.Errorf("molt.json: functions[%d]: unknown status %q", i, f.Status)
		}
	}
	if len(l.Functions) == 0 && !l.Complete {
		return &ledger{}, errors.New("molt.json: not complete, and no functions")
	}
	return l, nil
}

// firstReason says why a port is not complete: of the entries with a reason the
// stub that takes the most time, or the first where none takes any.
func (l *ledger) firstReason(prof *profile, harness []string) string {
	var worst *function
	most := -1.0
	for i, f := range l.Functions {
		if len(f.Reasons) == 0 {
			continue
		}
		weight := prof.self(f)
		if f.Status != "stub" || slices.Contains(harness, path.Base(f.File)) {
			weight = -0.5
		}
		if weight > most {
			worst, most = &l.Functions[i], weight
		}
	}
	if worst == nil {
		return "no reason given"
	}
	return fmt.Sprintf("%s:%d %s: %s", worst.File, worst.Line, worst.Python, trial.Excerpt(worst.Reasons[0].Text))
}

// ownStub tells whether a stub is in a file that is not of the harness.
func (l *ledger) ownStub(harness []string) bool {
	return slices.ContainsFunc(l.Functions, func(f function) bool {
		return f.Status == "stub" && !slices.Contains(harness, path.Base(f.File))
	})
}

// isBody tells whether an entry stands for the code of a module.
func (f function) isBody() bool {
	return f.Python == "" || strings.HasSuffix(f.Python, "<module>") || f.Line == 0
}

// find returns the entry of the function at a place, or nil.
func (l *ledger) find(file string, lines []int) *function {
	for i, f := range l.Functions {
		if !f.isBody() && sameFile(f.File, file) && slices.Contains(lines, f.Line) {
			return &l.Functions[i]
		}
	}
	return nil
}

// sameFile compares a path of the ledger with one below the program's folder.
func sameFile(ledger, file string) bool {
	ledger = path.Clean(filepath.ToSlash(ledger))
	return ledger == file || strings.HasSuffix(ledger, "/"+file)
}
