package source

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"sync"
	"sync/atomic"

	"github.com/molt-go/molt/analyzer/findings"
)

// A Text is the content of a file.
type Text struct {
	// Data is Python source, not yet decoded; for a notebook, the virtual module.
	Data []byte
	// Notebook maps the lines of the virtual module to cells; nil for other kinds.
	Notebook *NotebookMap
}

// An Error says why a file cannot be read as Python source.
type Error struct {
	Path   string // File.Path
	Line   int    // from 1, 0 if the whole file is meant
	Reason string
}

func (e *Error) Error() string {
	if e.Line > 0 {
		return fmt.Sprintf("%s:%d: %s", e.Path, e.Line, e.Reason)
	}
	return e.Path + ": " + e.Reason
}

// Failed returns the error as it stands in a scan's result.
func (e *Error) Failed() findings.Failed {
	return findings.Failed{File: e.Path, Line: e.Line, Reason: e.Reason}
}

// Load reads a file. Its errors are of type *Error.
func Load(f File) (Text, error) {
	data, err := read(f)
	if err != nil {
		return Text{}, err
	}
	if f.Kind != Notebook {
		return Text{Data: data}, checkText(f.Path, data)
	}
	text, m, err := ParseNotebook(data)
	if err != nil {
		return Text{}, &Error{Path: f.Path, Reason: err.Error()}
	}
	return Text{Data: text, Notebook: m}, nil
}

// read reads a regular file of at most f.MaxSize bytes.
func read(f File) ([]byte, error) {
	fail := func(why string) error { return &Error{Path: f.Path, Reason: why} }
	limit := f.MaxSize
	if limit <= 0 {
		limit = DefaultMaxSize
	}
	file, err := os.Open(f.Abs)
	if err != nil {
		return nil, fail(reason(err))
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, fail(reason(err))
	}
	if !info.Mode().IsRegular() {
		return nil, fail("not a regular file")
	}
	size := info.Size()
	if size > limit {
		return nil, fail(fmt.Sprintf("%d bytes, over the limit of %d", size, limit))
	}
	// One byte more than its size, so that the end is seen in one read.
	buf := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead))
	if _, err := buf.ReadFrom(io.LimitReader(file, limit+1)); err != nil {
		return nil, fail(reason(err))
	}
	if int64(buf.Len()) > limit {
		return nil, fail(fmt.Sprintf("over the limit of %d bytes", limit))
	}
	return buf.Bytes(), nil
}

// checkText refuses what is no text to Python.
func checkText(path string, data []byte) error {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return &Error{Path: path, Reason: "UTF-16 text, which Python does not read"}
	}
	if before, _, binary := bytes.Cut(data, []byte{0}); binary {
		return &Error{Path: path, Line: 1 + bytes.Count(before, []byte("\n")), Reason: "binary file (NUL byte)"}
	}
	return nil
}

// Each loads files with a number of workers and calls do for each file, at the
// same time from all workers and in no order; i is the file's index. A worker
// holds one file at a time, so that memory is bounded by what do keeps.
func Each(files []File, workers int, do func(i int, text Text, err error)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range max(1, min(workers, len(files))) {
		wg.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= len(files) {
					return
				}
				text, err := Load(files[i])
				do(i, text, err)
			}
		})
	}
	wg.Wait()
}
