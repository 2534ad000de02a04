package evidence

import (
	"errors"
	"fmt"
	"io"
	"os"
)

// Limits on what is read, so that a hostile or mistaken file ends in an error.
const (
	maxSize    = 1 << 30 // bytes of a profile
	maxObjects = 16 << 20
	maxDepth   = 200      // nesting of marshalled values
	maxFrames  = 16 << 20 // contexts of a stack profile
)

// A Format is one kind of profile.
type Format struct {
	Name string // as in [Profile.Format]
	Doc  string // what writes it, for help texts

	detect func(*sniffed) bool
	read   func(data []byte) (*Profile, error)
}

// Formats returns the formats that [Read] knows, in the order it tries them.
func Formats() []Format {
	return []Format{
		pstatsFormat,
		speedscopeFormat,
		pyinstrumentFormat,
		scaleneFormat,
		memoryProfilerFormat,
		lineProfilerFormat,
		collapsedFormat,
	}
}

// An Error says why a profile cannot be read and what to do about it.
type Error struct {
	Name   string // the profile's name as given to [Read]
	Format string // empty if the format is not known
	Offset int64  // byte that the reader stopped at, -1 if it points nowhere
	Reason string
	Hint   string // what to do, may be empty
}

func (e *Error) Error() string {
	what := "not a profile that molt reads"
	if e.Format != "" {
		what = "bad " + e.Format + " profile"
	}
	text := e.Name + ": " + what
	if e.Offset >= 0 {
		text += fmt.Sprintf(" at byte %d", e.Offset)
	}
	text += ": " + e.Reason
	if e.Hint != "" {
		text += "; " + e.Hint
	}
	return text
}

// badAt returns an error of a reader; Read adds the name and the format.
func badAt(offset int64, reason string, args ...any) *Error {
	return &Error{Offset: offset, Reason: fmt.Sprintf(reason, args...)}
}

// ReadFile reads the profile in the file at path. Errors are *Error, or those
// of the file system.
func ReadFile(path string) (*Profile, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxSize+1))
	if err != nil {
		return nil, fmt.Errorf("reading profile: %w", err)
	}
	return Read(path, data)
}

// Read reads a profile of any known format from data. The name only appears in
// errors, which are *Error.
func Read(name string, data []byte) (*Profile, error) {
	if int64(len(data)) > maxSize {
		return nil, &Error{Name: name, Offset: -1,
			Reason: fmt.Sprintf("larger than %d bytes", maxSize),
			Hint:   "record a shorter run, or sample less often"}
	}
	seen := sniff(data)
	for _, format := range Formats() {
		if !format.detect(seen) {
			continue
		}
		p, err := format.read(seen.data)
		if err != nil {
			return nil, named(err, name, format.Name)
		}
		if len(p.Entries) == 0 {
			return nil, &Error{Name: name, Format: format.Name, Offset: -1,
				Reason: "it holds no functions", Hint: "check that the profiled run did some work"}
		}
		p.Format = format.Name
		return p, nil
	}
	return nil, seen.foreign(name)
}

// named completes the error of a reader.
func named(err error, name, format string) *Error {
	var bad *Error
	if !errors.As(err, &bad) {
		bad = &Error{Offset: -1, Reason: err.Error()}
	}
	bad.Name, bad.Format = name, format
	if bad.Hint == "" {
		bad.Hint = "if the run was interrupted or the file was cut in copying, record it again"
	}
	return bad
}
