package review

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"github.com/molt-go/molt/analyzer/standing"
)

// layout is the file as TOML has it.
type layout struct {
	Check struct {
		MaxUnreviewed *float64 `toml:"max-unreviewed"`
	} `toml:"check"`
	Baseline  map[string]Counts `toml:"baseline"`
	Functions map[string]struct {
		Life    Life    `toml:"life"`
		Verdict Verdict `toml:"verdict"`
		Python  string  `toml:"python"`
		Go      string  `toml:"go"`
		By      string  `toml:"by"`
		On      string  `toml:"on"`
		Reason  string  `toml:"reason"`
	} `toml:"functions"`
	Notes []struct {
		Function string `toml:"function"`
		By       string `toml:"by"`
		On       string `toml:"on"`
		Text     string `toml:"text"`
	} `toml:"notes"`
}

// Open reads the decisions on the port in a folder; none where there is no file.
func Open(dir string) (*File, error) {
	data, err := os.ReadFile(filepath.Join(dir, Name))
	if errors.Is(err, fs.ErrNotExist) {
		return &File{}, nil
	}
	if err != nil {
		return nil, err
	}
	return Read(data)
}

// Read reads the text of molt.review.toml. What it does not know is an error, so
// that a slip of the pen is not a decision that nobody sees.
func Read(data []byte) (*File, error) {
	var l layout
	meta, err := toml.Decode(string(data), &l)
	if err != nil {
		return nil, decodeError(data, err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return nil, fmt.Errorf("%s: unknown key %q", Name, unknown[0].String())
	}
	f := &File{Check: Check{MaxUnreviewed: l.Check.MaxUnreviewed}, Baseline: l.Baseline, Functions: map[string]Entry{}}
	if f.Baseline == nil && meta.IsDefined("baseline") {
		f.Baseline = map[string]Counts{}
	}
	if m := f.Check.MaxUnreviewed; m != nil && (*m < 0 || *m > 1) {
		return nil, fmt.Errorf("%s: check.max-unreviewed: %v is no share from 0 to 1", Name, *m)
	}
	for name, x := range l.Functions {
		e := Entry{Life: x.Life, Verdict: x.Verdict, Judged: standing.Judged{Python: x.Python, Go: x.Go}, By: x.By, On: x.On, Reason: x.Reason}
		if err := e.valid(); err != nil {
			return nil, fmt.Errorf("%s: function %q: %w", Name, name, err)
		}
		f.Functions[name] = e
	}
	for i, x := range l.Notes {
		n := Note{By: x.By, On: x.On, Text: x.Text}
		if err := n.valid(x.Function); err != nil {
			return nil, fmt.Errorf("%s: note %d: %w", Name, i+1, err)
		}
		e := f.Functions[x.Function]
		e.Notes = append(e.Notes, n)
		f.Functions[x.Function] = e
	}
	return f, nil
}

// decodeError words what git leaves behind so that it is clear what to do.
func decodeError(data []byte, err error) error {
	if n := conflictMarker(string(data)); n > 0 {
		return fmt.Errorf("%s:%d: a conflict of a merge is left; keep the lines of both sides", Name, n)
	}
	var pe toml.ParseError
	if errors.As(err, &pe) {
		return fmt.Errorf("%s:%d: %s", Name, pe.Position.Line, pe.Message)
	}
	return fmt.Errorf("%s: %w", Name, err)
}

func conflictMarker(text string) int {
	n := 0
	for line := range strings.Lines(text) {
		n++
		if strings.HasPrefix(line, "<<<<<<< ") || strings.HasPrefix(line, ">>>>>>> ") {
			return n
		}
	}
	return 0
}

var hashText = regexp.MustCompile(`^[0-9a-f]{24}$`)

// valid says what is wrong with an entry.
func (e *Entry) valid() error {
	switch {
	case e.Life != "" && !slices.Contains(Lives, e.Life):
		return fmt.Errorf("life: %q is none of %s", e.Life, join(Lives))
	case e.Verdict != "" && e.Verdict != Accepted && e.Verdict != Rejected:
		return fmt.Errorf("verdict: %q is neither %s nor %s", e.Verdict, Accepted, Rejected)
	case e.Verdict != "" && !hashText.MatchString(e.Python), e.Python != "" && !hashText.MatchString(e.Python):
		return fmt.Errorf("python: %q is no hash of 24 digits", e.Python)
	case e.Go != "" && !hashText.MatchString(e.Go): // a stub may have no Go
		return fmt.Errorf("go: %q is no hash of 24 digits", e.Go)
	}
	if err := ValidDate(e.On); err != nil {
		return fmt.Errorf("on: %w", err)
	}
	return nil
}

// valid says what is wrong with a note on a function.
func (n *Note) valid(function string) error {
	if function == "" || n.Text == "" {
		return errors.New("it lacks its function or its text")
	}
	return ValidDate(n.On)
}

// ValidDate refuses what is neither empty nor a day such as 2024-05-01.
func ValidDate(s string) error {
	if _, err := time.Parse(time.DateOnly, s); err != nil && s != "" {
		return fmt.Errorf("%q is no day such as 2024-05-01", s)
	}
	return nil
}

func join[T ~string](list []T) string {
	var words []string
	for _, x := range list {
		words = append(words, string(x))
	}
	return strings.Join(words, ", ")
}
