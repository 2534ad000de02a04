package dyn

import (
	"bufio"
	"io"
	"os"
	"sync"

	"github.com/molt-go/molt/templates/pyrt"
)

// A byteStream is what a file reads bytes from and writes them to.
type byteStream interface {
	// reader returns the buffered reader, or nil where the stream is not readable.
	reader() *bufio.Reader
	// skip notes that n bytes were taken from the reader.
	skip(n int)
	// writer returns what takes bytes, or nil where the stream is not writable.
	writer() io.Writer
	flush()
	tell() int
	seek(offset, whence int) int
	truncate(size int)
	close()
}

// A fileStream is the bytes of a file of the system.
type fileStream struct {
	file *os.File
	in   func() *bufio.Reader // nil where it is not for reading
	out  *bufio.Writer        // nil where it is not for writing
	// at is where the program stands in the file, by what it read.
	at int
	// from is where reading began: behind the last seek or write.
	from   int
	append bool
	std    bool // a standard stream, which close leaves open
}

// openStreams holds the files that are open for writing: what the program leaves
// open is written out before another file is opened and when it ends.
var openStreams sync.Map

func flushStreams() {
	openStreams.Range(func(s, _ any) bool {
		s.(*fileStream).flush()
		return true
	})
}

func newFileStream(f *os.File, reading, writing bool) *fileStream {
	s := &fileStream{file: f}
	if reading {
		in := bufio.NewReaderSize(f, 1<<16)
		s.in = func() *bufio.Reader { return in }
	}
	if writing {
		s.out = bufio.NewWriterSize(f, 1<<13)
		openStreams.Store(s, nil)
	}
	return s
}

func (s *fileStream) reader() *bufio.Reader {
	if s.in == nil {
		return nil
	}
	if s.out != nil && s.out.Buffered() > 0 {
		s.flush()
	}
	return s.in()
}

func (s *fileStream) skip(n int) { s.at += n }

func (s *fileStream) writer() io.Writer {
	if s.out == nil {
		return nil
	}
	return s
}

// Write puts bytes where the program stands: what was read ahead is forgotten.
func (s *fileStream) Write(b []byte) (int, error) {
	if s.in != nil && !s.std {
		if in := s.in(); in.Buffered() > 0 && !s.append {
			s.mustSeek(s.at, io.SeekStart)
		}
	}
	n, err := s.out.Write(b)
	s.at += n
	s.from = s.at
	return n, err
}

func (s *fileStream) flush() {
	if s.out == nil {
		return
	}
	if err := s.out.Flush(); err != nil {
		panic(pyrt.OSErrorOf(err))
	}
}

func (s *fileStream) tell() int {
	if s.append && s.out != nil {
		s.flush()
		if s.in == nil || s.in().Buffered() == 0 {
			s.at = s.mustSeek(0, io.SeekCurrent)
		}
	}
	return s.at
}

func (s *fileStream) seek(offset, whence int) int {
	s.flush()
	if whence == io.SeekCurrent {
		offset, whence = s.at+offset, io.SeekStart
	}
	s.at = s.mustSeek(offset, whence)
	s.from = s.at
	return s.at
}

func (s *fileStream) mustSeek(offset, whence int) int {
	at, err := s.file.Seek(int64(offset), whence)
	if err != nil {
		panic(withoutPath(err))
	}
	if s.in != nil {
		s.in().Reset(s.file)
	}
	return int(at)
}

// withoutPath returns the OSError of an operation on an open file, which names none.
func withoutPath(err error) *pyrt.Exception {
	e := pyrt.OSErrorOf(err)
	if len(e.Args) > 2 {
		e.Args = e.Args[:2]
	}
	return e
}

func (s *fileStream) truncate(size int) {
	s.flush()
	if err := s.file.Truncate(int64(size)); err != nil {
		panic(withoutPath(err))
	}
}

func (s *fileStream) close() {
	defer func() {
		openStreams.Delete(s)
		if !s.std {
			s.file.Close()
		}
	}()
	s.flush()
}

// readAll returns the bytes that are left, or at most n where n is not negative.
func readBytes(s byteStream, n int) []byte {
	in := s.reader()
	var data []byte
	var err error
	if n < 0 {
		data, err = io.ReadAll(in)
	} else {
		data, err = io.ReadAll(io.LimitReader(in, int64(n)))
	}
	if err != nil {
		panic(withoutPath(err))
	}
	s.skip(len(data))
	return data
}

// A lineEnd says what ends a line: a newline, a carriage return, both together,
// or any of the three.
type lineEnd struct{ lf, cr, crlf bool }

var (
	endLF  = lineEnd{lf: true}
	endAny = lineEnd{lf: true, cr: true, crlf: true}
)

// readLine returns the next line with its end, at most limit bytes where limit is
// not negative.
func readLine(s byteStream, end lineEnd, limit int) []byte {
	in := s.reader()
	if end == endLF && limit < 0 {
		line, err := in.ReadBytes('\n')
		if err != nil && err != io.EOF {
			panic(withoutPath(err))
		}
		s.skip(len(line))
		return line
	}
	var line []byte
	for limit < 0 || len(line) < limit {
		c, err := in.ReadByte()
		if err == io.EOF {
			break
		}
		if err != nil {
			panic(withoutPath(err))
		}
		line = append(line, c)
		if ended(in, end, &line, c) {
			break
		}
	}
	s.skip(len(line))
	return line
}

// ended reports whether the line ends with c, its last byte so far.
func ended(in *bufio.Reader, end lineEnd, line *[]byte, c byte) bool {
	switch {
	case c == '\n':
		n := len(*line)
		return end.lf || end.crlf && n > 1 && (*line)[n-2] == '\r'
	case c != '\r' || !end.cr:
		return false
	}
	if next, err := in.Peek(1); end.crlf && err == nil && next[0] == '\n' {
		in.ReadByte()
		*line = append(*line, '\n')
	}
	return true
}
