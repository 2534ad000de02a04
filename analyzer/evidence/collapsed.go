package evidence

import (
	"bytes"
	"strconv"
	"strings"
)

// collapsedFormat is a line a stack, outermost frame first, and a count:
//
//	main (app.py:3);work (app.py:9) 12      py-spy record -f raw
//	tid:7;app.py:main:3;app.py:work:9 12    CPython's sampling profiler
//	main;work 12                            flamegraph.pl and its kin
var collapsedFormat = Format{
	Name:   "collapsed",
	Doc:    "py-spy record -f raw, python -m profiling.sampling --collapsed, flamegraph input",
	detect: isCollapsed,
	read:   readCollapsed,
}

// isCollapsed reports whether the first line with text is a stack and a count.
func isCollapsed(s *sniffed) bool {
	for line := range bytes.Lines(s.data) {
		line = bytes.TrimSpace(line)
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		stack, _, ok := splitCount(string(line))
		// Any sentence may end in a number; a stack has frames.
		return ok && stack != "" && (strings.Contains(stack, ";") || !strings.Contains(stack, " ") || strings.HasSuffix(stack, ")"))
	}
	return false
}

// splitCount splits "stack N" at its last space. py-spy also writes a count
// without a stack, for moments at which no Python ran.
func splitCount(line string) (stack string, n float64, ok bool) {
	at := strings.LastIndexByte(line, ' ')
	count, err := strconv.ParseUint(line[at+1:], 10, 53)
	if err != nil {
		return "", 0, false
	}
	return strings.TrimRight(line[:max(at, 0)], " "), float64(count), true
}

func readCollapsed(data []byte) (*Profile, error) {
	r := &collapsedReader{stacks: newStackProfile(Samples, CurrentLine), entries: map[string]int32{}}
	offset := int64(0)
	for raw := range bytes.Lines(data) {
		line := strings.TrimSpace(string(raw))
		if line != "" && line[0] != '#' {
			stack, n, ok := splitCount(line)
			if !ok {
				return nil, badAt(offset, "a line is not a stack and a count: %.60q", line)
			}
			if err := r.add(stack, n); err != nil {
				return nil, err
			}
		}
		offset += int64(len(raw))
	}
	return r.stacks.finish(), nil
}

// A collapsedReader remembers the frames it has seen by their text.
type collapsedReader struct {
	stacks  *stackProfile
	entries map[string]int32
}

func (r *collapsedReader) entry(text string) int32 {
	entry, ok := r.entries[text]
	if !ok {
		entry = remark
		if f, ok := collapsedFrame(strings.TrimSpace(text)); ok {
			entry = r.stacks.entry(f)
		}
		r.entries[strings.Clone(text)] = entry
	}
	return entry
}

// add adds a stack that was seen n times.
func (r *collapsedReader) add(stack string, n float64) error {
	at, err := int32(-1), error(nil)
	for text := range strings.SplitSeq(stack, ";") {
		entry := r.entry(text)
		if entry == remark {
			continue
		}
		if at, err = r.stacks.call(at, entry); err != nil {
			return err
		}
	}
	if at >= 0 {
		r.stacks.spend(at, n)
	}
	return nil
}

// collapsedFrame reads one frame of any dialect; ok is false for the name of a
// thread or process, which is no code.
func collapsedFrame(text string) (f frame, ok bool) {
	if text == "" || strings.HasPrefix(text, "tid:") || strings.HasPrefix(text, "thread (") ||
		strings.HasPrefix(text, "thread ") || strings.HasPrefix(text, "process ") {
		return frame{}, false
	}
	if inner, cut := strings.CutSuffix(text, ")"); cut {
		if at := strings.Index(inner, " ("); at > 0 {
			file, line := splitLine(inner[at+2:])
			return stackFrame(inner[:at], file, line), true
		}
	}
	// basename:func:line; func may be <genexpr> but holds no colon.
	if rest, line := splitLine(text); line >= 0 {
		if at := strings.LastIndexByte(rest, ':'); at > 0 {
			return stackFrame(rest[at+1:], rest[:at], line), true
		}
	}
	return frame{name: text}, true
}

// splitLine splits "file:12"; line is -1 where there is none.
func splitLine(text string) (file string, line int) {
	at := strings.LastIndexByte(text, ':')
	if at < 0 {
		return text, -1
	}
	n, err := strconv.ParseUint(text[at+1:], 10, 31)
	if err != nil {
		return text, -1
	}
	return text[:at], int(n)
}
