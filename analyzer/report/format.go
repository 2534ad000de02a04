package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// A Format is one way to write an R, with what writers need beside it in a C.
type Format[R, C any] struct {
	Name    string // as given to --format
	Summary string // for help
	Write   func(io.Writer, R, C) error
}

// Formats are the ways to write an R, the default first.
type Formats[R, C any] []Format[R, C]

// Names returns the formats' names in their order.
func (list Formats[R, C]) Names() []string {
	var names []string
	for _, f := range list {
		names = append(names, f.Name)
	}
	return names
}

// Find returns the format of a name. The error names those that there are.
func (list Formats[R, C]) Find(name string) (*Format[R, C], error) {
	for i := range list {
		if list[i].Name == name {
			return &list[i], nil
		}
	}
	return nil, fmt.Errorf("unknown format %q; there are %s", name, strings.Join(list.Names(), ", "))
}

// WriteTo writes an R, buffered. The error is that of w.
func (f *Format[R, C]) WriteTo(w io.Writer, r R, c C) error {
	b := bufio.NewWriterSize(w, 64<<10)
	err := f.Write(b, r, c)
	if err == nil {
		err = b.Flush()
	}
	if err != nil {
		return fmt.Errorf("write %s report: %w", f.Name, err)
	}
	return nil
}
