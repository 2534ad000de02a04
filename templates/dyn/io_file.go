package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// A File is what open returns: a text file or a binary one.
type File struct {
	class    *Class
	stream   byteStream
	name     Value // Unbound for none
	mode     string
	text     bool
	encoding string
	errors   string
	newline  Value // None or a str
	lineByLine,
	closed bool
	buffer *File // of a text file: the bytes
	over   Value // of an io.TextIOWrapper: what it was made over
	// direct, of a standard stream for text, writes a str as it is.
	direct func(s string)
	// ahead is decoded text that was read but not handed out; whole tells that it
	// is all there is.
	ahead string
	whole bool
	begun bool // the byte order mark is written
	sawCR bool // line ends were translated
}

// PyClass returns the class of the file.
func (f *File) PyClass() *Class { return f.class }

// TypeName returns the name of f's type as messages have it.
func (f *File) TypeName() string { return f.class.shown() }

// Repr returns repr(f).
func (f *File) Repr() string {
	out := "<" + f.class.Module + "." + f.class.Name
	if f.name != Unbound {
		out += " name=" + Repr(f.name)
	}
	if f.text && f.mode != "" {
		out += " mode=" + pyrt.ReprStr(f.mode)
	}
	if f.text {
		out += " encoding=" + pyrt.ReprStr(f.encoding)
	}
	return out + ">"
}

// Next returns the next line, and false at the end.
func (f *File) Next() (Value, bool) {
	f.check("readline")
	f.needRead()
	if !f.text {
		line := readLine(f.stream, endLF, -1)
		return Bytes(line), len(line) > 0
	}
	line := f.readLine(-1)
	return line, line != ""
}

// check raises ValueError if the file is closed.
func (f *File) check(operation string) {
	switch {
	case !f.closed:
	case f.text || operation == "":
		raise(pyrt.ValueError, "I/O operation on closed file.")
	default:
		raise(pyrt.ValueError, "%s of closed file", operation)
	}
}

func (f *File) needRead() {
	if f.stream.reader() != nil {
		return
	}
	if f.text {
		panic(pyrt.UnsupportedOperation.New("not readable"))
	}
	panic(pyrt.UnsupportedOperation.New("read"))
}

func (f *File) needWrite() {
	if f.stream.writer() != nil {
		return
	}
	if f.text {
		panic(pyrt.UnsupportedOperation.New("not writable"))
	}
	panic(pyrt.UnsupportedOperation.New("write"))
}

func (f *File) lineEnd() lineEnd {
	switch f.newline {
	case "\n":
		return endLF
	case "\r":
		return lineEnd{cr: true}
	case "\r\n":
		return lineEnd{crlf: true}
	}
	return endAny
}

// byByte reports whether a line end is one byte in the file's encoding.
func (f *File) byByte() bool {
	switch strings.ReplaceAll(strings.ToLower(f.encoding), "_", "-") {
	case "utf-8", "utf8", "ascii", "us-ascii", "latin-1", "latin1", "iso-8859-1", "cp1252":
		return true
	}
	return false
}

func (f *File) decode(b []byte) string {
	s := Bytes(b).Decode(f.encoding, f.errors)
	if f.newline == nil && strings.IndexByte(s, '\r') >= 0 {
		f.sawCR = true
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	return s
}

// loadAll decodes what is left of a file whose encoding has no lines by bytes.
func (f *File) loadAll() {
	if !f.whole {
		f.whole = true
		f.ahead += f.decode(readBytes(f.stream, -1))
	}
}

// readLine returns the next line of a text file, at most limit characters where
// limit is not negative.
func (f *File) readLine(limit int) string {
	if f.ahead == "" && f.byByte() {
		line := readLine(f.stream, f.lineEnd(), -1)
		if len(line) == 0 {
			return ""
		}
		f.ahead = f.decode(line)
	} else if !f.byByte() {
		f.loadAll()
	}
	line := f.ahead
	if f.whole || strings.Contains(line, "\n") {
		line = firstLine(line, f.lineEnd())
	} else if len(line) > 0 && f.byByte() && !endsLine(line, f.lineEnd()) {
		f.ahead += f.decode(readLine(f.stream, f.lineEnd(), -1))
		line = firstLine(f.ahead, f.lineEnd())
	}
	if limit >= 0 && pyrt.StrLen(line) > limit {
		line = pyrt.StrSlice(line, 0, limit)
	}
	f.ahead = f.ahead[len(line):]
	return line
}

func endsLine(s string, end lineEnd) bool { return len(firstLine(s+"x", end)) <= len(s) }

// firstLine returns the first line of a text with its end.
func firstLine(s string, end lineEnd) string {
	for i := range len(s) {
		switch {
		case s[i] == '\n' && (end.lf || end.crlf && i > 0 && s[i-1] == '\r'):
			return s[:i+1]
		case s[i] == '\r' && end.cr:
			if end.crlf && i+1 < len(s) && s[i+1] == '\n' {
				i++
			}
			return s[:i+1]
		}
	}
	return s
}

// readText returns f.read(n) of a text file: all where n is negative.
func (f *File) readText(n int) string {
	if n < 0 {
		f.loadRest()
		s := f.ahead
		f.ahead = ""
		return s
	}
	for pyrt.StrLen(f.ahead) < n {
		if !f.byByte() {
			f.loadAll()
			break
		}
		more := readLine(f.stream, f.lineEnd(), -1)
		if len(more) == 0 {
			break
		}
		f.ahead += f.decode(more)
	}
	s := pyrt.StrSlice(f.ahead, 0, n)
	f.ahead = f.ahead[len(s):]
	return s
}

func (f *File) loadRest() {
	if f.byByte() {
		if data := readBytes(f.stream, -1); len(data) > 0 {
			f.ahead += f.decode(data)
		}
		return
	}
	f.loadAll()
}

// write writes a str to a text file.
func (f *File) write(s string) {
	f.check("write")
	if f.direct != nil {
		f.direct(s)
		return
	}
	f.needWrite()
	f.leaveChunk()
	text := s
	if end, ok := f.newline.(string); ok && end != "" && end != "\n" {
		text = strings.ReplaceAll(s, "\n", end)
	}
	if f.encoding != "utf-8" && f.encoding != "UTF-8" || !pyrt.IsASCII(text) {
		text = string(pyrt.Encode(text, f.writeEncoding(), f.errors))
	}
	f.put([]byte(text))
	if f.lineByLine && strings.ContainsAny(s, "\n\r") {
		f.stream.flush()
	}
}

// chunkSize is how much CPython's text files read at a time.
const chunkSize = 8192

// leaveChunk goes to where CPython writes behind a read without a seek between:
// the end of the chunks that it has read.
func (f *File) leaveChunk() {
	s, ok := f.stream.(*fileStream)
	if !ok || s.in == nil || s.std || s.at == s.from {
		f.ahead = ""
		return
	}
	chunks := (s.at - s.from + chunkSize - 1) / chunkSize
	info, err := s.file.Stat()
	if err != nil {
		panic(withoutPath(err))
	}
	f.seek(min(s.from+chunks*chunkSize, int(info.Size())), 0)
}

// writeEncoding returns the encoding to write with: a byte order mark comes once.
func (f *File) writeEncoding() string {
	if f.byByte() {
		return f.encoding
	}
	first := !f.begun && f.stream.tell() == 0
	f.begun = true
	name := strings.ReplaceAll(strings.ToLower(f.encoding), "_", "-")
	if first {
		return f.encoding
	}
	switch name {
	case "utf-8-sig":
		return "utf-8"
	case "utf-16", "utf-32":
		return name + "-le"
	}
	return f.encoding
}

func (f *File) put(b []byte) {
	if _, err := f.stream.writer().Write(b); err != nil {
		panic(withoutPath(err))
	}
}

// tell returns where the program stands, in bytes.
func (f *File) tell() int {
	if f.ahead == "" || f.whole && !f.byByte() {
		return f.stream.tell()
	}
	if f.sawCR { // a line end in ahead was one byte or two
		panic(pyrt.NewGuard("tell within a line of a file with carriage returns"))
	}
	return f.stream.tell() - len(pyrt.Encode(f.ahead, f.encoding, f.errors))
}

func (f *File) seek(offset, whence int) int {
	f.ahead, f.whole = "", false
	return f.stream.seek(offset, whence)
}

// close is f.close().
func (f *File) close() {
	if f.closed {
		return
	}
	defer func() { f.closed = true }()
	if f.over != nil {
		f.stream.flush()
		Call0(GetAttr(f.over, "close"))
		return
	}
	if f.buffer != nil {
		f.buffer.close()
		return
	}
	f.stream.close()
}
