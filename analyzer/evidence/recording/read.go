package recording

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Dir is the folder, below the project's, that recordings are kept in.
var Dir = filepath.Join(".molt", "recording")

// Suffix is that of the files of a recording.
const Suffix = ".jsonl"

// errFull ends reading where the limit on bytes is reached.
var errFull = errors.New("the recording is larger than the limit")

// Read reads the recording in a folder. What cannot be read is a problem each, and
// the rest is read; the error is that of the folder itself, or says that there is
// no recording in it.
func Read(dir string, lim Limits) (*Recording, []Problem, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, nil, err
	}
	m := newMerger()
	var problems []Problem
	left, files := lim.Bytes, 0
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), Suffix) || !e.Type().IsRegular() {
			continue
		}
		if info, err := e.Info(); err == nil && info.Size() == 0 {
			continue // of a process that was ended before it wrote a line
		}
		if files++; files > lim.Files {
			problems = append(problems, Problem{e.Name(), 0, fmt.Sprintf("there are more than %d files: the rest is not read", lim.Files)})
			break
		}
		found, err := m.readFile(filepath.Join(dir, e.Name()), lim, &left)
		problems = append(problems, found...)
		if errors.Is(err, errFull) {
			problems = append(problems, Problem{e.Name(), 0, fmt.Sprintf("the files are larger than %d bytes together: the rest is not read", lim.Bytes)})
			break
		}
		if err != nil {
			problems = append(problems, Problem{e.Name(), 0, err.Error()})
		}
	}
	if files == 0 {
		return nil, nil, fmt.Errorf("%s: no recording in this folder; `molt record -- COMMAND` makes one", dir)
	}
	return m.finish(), problems, nil
}

// readFile reads one process's file, taking its bytes off left.
func (m *merger) readFile(path string, lim Limits, left *int64) ([]Problem, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	name := filepath.Base(path)
	r := &lineReader{out: m, lim: lim, file: name, fns: map[int]*Function{}}
	in := bufio.NewReaderSize(file, 64<<10)
	var problems []Problem
	for n := 1; ; n++ {
		line, size, err := readLine(in, lim.Line)
		if *left -= size; *left < 0 {
			return problems, errFull
		}
		last := err == io.EOF
		if err != nil && !last {
			return problems, err
		}
		switch err := r.line(n, line, int(size) > lim.Line); {
		case err == nil:
		case n == 1:
			return append(problems, Problem{name, n, err.Error()}), nil
		case last:
			problems = append(problems, Problem{name, n, "cut off: the process was ended while it wrote this line"})
		case len(problems) < maxProblems:
			problems = append(problems, Problem{name, n, err.Error()})
		}
		if last {
			return problems, nil
		}
	}
}

// maxProblems bounds the problems named of one file.
const maxProblems = 20

// line reads line n of a file; an empty one is nothing.
func (r *lineReader) line(n int, line []byte, tooLong bool) (err error) {
	// What no check has foreseen costs this line alone.
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("internal error: %v", p)
		}
	}()
	switch {
	case tooLong:
		return fmt.Errorf("longer than %d bytes", r.lim.Line)
	case n == 1:
		if err := r.header(line); err != nil {
			return err
		}
		r.out.rec.Processes++
		return nil
	case len(bytes.TrimSpace(line)) == 0:
		return nil
	}
	return r.read(line)
}

// readLine returns a line without its end, at most limit bytes of it, and how many
// bytes it took. The error is io.EOF for the last, unfinished one.
func readLine(in *bufio.Reader, limit int) (line []byte, size int64, err error) {
	for {
		part, err := in.ReadSlice('\n')
		size += int64(len(part))
		if room := limit - len(line); room > 0 {
			line = append(line, part[:min(room, len(part))]...)
		}
		if err == nil || !errors.Is(err, bufio.ErrBufferFull) {
			return bytes.TrimRight(line, "\r\n"), size, err
		}
	}
}

// insert adds a name to a sorted list, once.
func insert(list []string, s string) []string {
	if at, found := slices.BinarySearch(list, s); !found {
		return slices.Insert(list, at, s)
	}
	return list
}
