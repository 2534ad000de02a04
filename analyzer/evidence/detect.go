package evidence

import (
	"bytes"
	"encoding/binary"
	"slices"
	"unicode/utf16"
)

// sniffed is the content of a profile with what tells formats apart.
type sniffed struct {
	data []byte   // as UTF-8 without byte order mark, if it was text
	keys []string // the top-level keys, if it is a JSON object
}

// sniff prepares data for detection. Text redirected by Windows PowerShell is
// UTF-16, which is converted here.
func sniff(data []byte) *sniffed {
	switch {
	case bytes.HasPrefix(data, []byte{0xEF, 0xBB, 0xBF}):
		data = data[3:]
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		data = fromUTF16(data[2:], binary.LittleEndian)
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		data = fromUTF16(data[2:], binary.BigEndian)
	}
	return &sniffed{data: data, keys: topKeys(data)}
}

func fromUTF16(data []byte, order binary.ByteOrder) []byte {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return []byte(string(utf16.Decode(units)))
}

// hasKeys reports whether the data is a JSON object with all of keys.
func (s *sniffed) hasKeys(keys ...string) bool {
	for _, key := range keys {
		if !slices.Contains(s.keys, key) {
			return false
		}
	}
	return true
}

// maxKeys bounds the keys collected of one object; profiles have a few dozen.
const maxKeys = 256

// topKeys returns the keys of the JSON object that data begins with, as far as
// it is intact, so that a truncated profile is still named by its format.
func topKeys(data []byte) []string {
	data = bytes.TrimLeft(data, " \t\r\n")
	if len(data) == 0 || data[0] != '{' {
		return nil
	}
	var keys []string
	depth, keyNext := 0, false
	for i := 0; i < len(data) && len(keys) < maxKeys; i++ {
		switch data[i] {
		case '{', '[':
			depth++
			keyNext = depth == 1
		case '}', ']':
			depth--
			if depth == 0 {
				return keys
			}
		case ',':
			keyNext = depth == 1
		case '"':
			end := stringEnd(data, i+1)
			if keyNext && end < len(data) {
				keys = append(keys, string(data[i+1:end]))
				keyNext = false
			}
			i = end
		}
	}
	return keys
}

// stringEnd returns the index of the quote that ends the JSON string whose
// text starts at i, or the length of data.
func stringEnd(data []byte, i int) int {
	for ; i < len(data); i++ {
		switch data[i] {
		case '\\':
			i++
		case '"':
			return i
		}
	}
	return len(data)
}

// A foreignKind is a file that is not read, with what to do instead.
type foreignKind struct {
	reason string
	hint   string
	is     func(*sniffed) bool
}

func prefix(text string) func(*sniffed) bool {
	return func(s *sniffed) bool { return bytes.HasPrefix(s.data, []byte(text)) }
}

func keys(names ...string) func(*sniffed) bool {
	return func(s *sniffed) bool { return s.hasKeys(names...) }
}

// foreignKinds lists the files that are likely to be passed by mistake.
func foreignKinds() []foreignKind {
	return []foreignKind{
		{"it is empty", "check that the profiled run reached its end",
			func(s *sniffed) bool { return len(bytes.TrimSpace(s.data)) == 0 }},
		{"it is a pickle, which could run code when loaded",
			"for line_profiler use the text of `python -m line_profiler FILE`",
			func(s *sniffed) bool {
				return len(s.data) > 1 && s.data[0] == 0x80 && s.data[1] >= 2 && s.data[1] <= 5
			}},
		{"it is gzip data", "unpack it; of a pprof profile export speedscope or collapsed stacks", prefix("\x1f\x8b")},
		{"it is a memray recording", "use `memray stats --json` to look at it; molt takes Scalene or memory_profiler for memory", prefix("memray")},
		{"it is an Austin recording", "convert it with `austin2speedscope` or `mojo2austin`", prefix("MOJ")},
		{"it is an mprof recording, which has no functions", "use the table that `python -m memory_profiler` prints", prefix("CMDLINE ")},
		{"it is an HTML page", "export JSON, speedscope or text instead", prefix("<")},
		{"it is a Chrome trace", "export speedscope or collapsed stacks instead", keys("traceEvents")},
		{"it is a pyinstrument session", "use `pyinstrument --load FILE -r json`", keys("session", "frame_tree")},
	}
}

// foreign returns the error for data of no known format.
func (s *sniffed) foreign(name string) *Error {
	for _, kind := range foreignKinds() {
		if kind.is(s) {
			return &Error{Name: name, Offset: -1, Reason: kind.reason, Hint: kind.hint}
		}
	}
	return &Error{Name: name, Offset: 0, Reason: "its content is of no known format",
		Hint: "known are cProfile's pstats, speedscope, collapsed stacks, pyinstrument and Scalene JSON, and the text of memory_profiler and line_profiler"}
}
