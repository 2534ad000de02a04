package report

import "strings"

// sources splits texts into lines once a report.
type sources struct {
	texts map[string]string
	split map[string]*Lines
}

func newSources(texts map[string]string) *sources {
	return &sources{texts: texts, split: make(map[string]*Lines)}
}

// lines returns the lines of a text, none when it is not known.
func (s *sources) lines(key string) *Lines {
	l, ok := s.split[key]
	if !ok {
		l = NewLines(s.texts[key])
		s.split[key] = l
	}
	return l
}

// Lines is a text with its lines indexed.
type Lines struct {
	text   string
	starts []int
}

// NewLines indexes a text whose lines end in \n or \r\n.
func NewLines(text string) *Lines {
	l := &Lines{text: text}
	if text == "" {
		return l
	}
	l.starts = append(make([]int, 0, 1+strings.Count(text, "\n")), 0)
	for i := range len(text) {
		if text[i] == '\n' && i+1 < len(text) {
			l.starts = append(l.starts, i+1)
		}
	}
	return l
}

// Len returns the number of lines.
func (l *Lines) Len() int { return len(l.starts) }

// Line returns line n, from 1, without its line end; empty when there is no such line.
func (l *Lines) Line(n int) string {
	if n < 1 || n > len(l.starts) {
		return ""
	}
	end := len(l.text)
	if n < len(l.starts) {
		end = l.starts[n]
	}
	line := strings.TrimSuffix(l.text[l.starts[n-1]:end], "\n")
	return strings.TrimSuffix(line, "\r")
}
