package source

import (
	"regexp"
	"strings"
)

// plainPython replaces what IPython adds to Python in one cell. Lines keep their
// numbers, and code that stays keeps its columns:
//
//	%matplotlib inline, !ls, ?x, x?, %%time   pass
//	x = %timeit -o f(), x = !ls               x = get_ipython()
//	%time x = f()                             pass; x = f()
//
// A cell of another language (%%bash, %%html) becomes empty lines. Magics are
// known only at the start of a logical line, so a % that continues an expression
// or stands in a string is left alone.
func plainPython(cell string) string {
	if !strings.ContainsAny(cell, "%!?,;/") {
		return cell
	}
	lines := strings.Split(cell, "\n")
	first := 0
	for first < len(lines) && strings.TrimSpace(lines[first]) == "" {
		first++
	}
	if first < len(lines) {
		if magic, ok := strings.CutPrefix(lines[first], "%%"); ok {
			if !runsPython(magic) {
				return strings.Repeat("\n", len(lines)-1)
			}
			lines[first] = "pass"
		}
	}
	var at lineState
	for i := 0; i < len(lines); i++ {
		if at.inside() {
			at.read(lines[i])
			continue
		}
		code, ok := replaceMagic(lines[i])
		if !ok {
			at.read(lines[i])
			continue
		}
		// A magic goes on behind a backslash, and its further lines are empty.
		for continued := lines[i]; strings.HasSuffix(continued, `\`) && i+1 < len(lines); {
			lines[i] = code
			i++
			code, continued = "", lines[i]
		}
		lines[i] = code
	}
	return strings.Join(lines, "\n")
}

// runsPython reports whether the rest of a cell with this magic is Python code
// that runs in the notebook.
func runsPython(magic string) bool {
	name, _, _ := strings.Cut(strings.TrimSpace(magic), " ")
	switch name {
	case "time", "timeit", "capture", "prun", "memit", "mprun", "lprun", "snakeviz", "pyinstrument", "scalene",
		"python", "python3", "ipytest", "debug", "skip", "cache", "memray_flamegraph":
		return true
	}
	return false
}

var (
	assignMagic = regexp.MustCompile(`^(\s*[\pL_][\pL\pN_.,\[\]'" ]*=\s*)(?:%[\pL_]|!)`)
	helpMagic   = regexp.MustCompile(`^\s*%{0,2}[\pL_*][\pL\pN_.*\[\]]*\?{1,2}\s*$`)
	timeMagic   = regexp.MustCompile(`^\s*%time [^-\s]`)
	compound    = regexp.MustCompile(`^(?:if|for|while|try|with|def|class|async|match|@)\b`)
)

// replaceMagic returns what stands for a logical line that is no Python.
func replaceMagic(line string) (string, bool) {
	code := strings.TrimLeft(line, " \t")
	indent := line[:len(line)-len(code)]
	switch {
	case code == "" || code[0] == '#':
		return "", false
	case timeMagic.MatchString(line):
		if rest := code[len("%time "):]; !compound.MatchString(rest) && !strings.HasSuffix(rest, `\`) {
			return indent + "pass; " + rest, true
		}
		return indent + "pass", true
	case strings.IndexByte("%!?,;/", code[0]) >= 0 || helpMagic.MatchString(line):
		return indent + "pass", true
	}
	if m := assignMagic.FindStringSubmatch(line); m != nil {
		return m[1] + "get_ipython()", true
	}
	return "", false
}

// A lineState tells, at the end of a line, whether a bracket, a string or a
// backslash carries on to the next one.
type lineState struct {
	depth     int
	quote     string // closing quote of an open triple-quoted string
	backslash bool
}

func (s *lineState) inside() bool { return s.depth > 0 || s.quote != "" || s.backslash }

// read goes on over one line. Prefixes of strings do not matter: a backslash
// keeps a quote from closing a raw string too.
func (s *lineState) read(line string) {
	s.backslash = false
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case s.quote != "" && c == '\\':
			i++
		case s.quote != "":
			if strings.HasPrefix(line[i:], s.quote) {
				i += len(s.quote) - 1
				s.quote = ""
			}
		case c == '#':
			return
		case c == '"' || c == '\'':
			s.quote = line[i : i+1]
			if triple := strings.Repeat(s.quote, 3); strings.HasPrefix(line[i:], triple) {
				s.quote = triple
				i += 2
			}
		case c == '(' || c == '[' || c == '{':
			s.depth++
		case c == ')' || c == ']' || c == '}':
			s.depth = max(0, s.depth-1)
		case c == '\\' && i == len(line)-1:
			s.backslash = true
		}
	}
	if len(s.quote) == 1 && !strings.HasSuffix(line, `\`) {
		s.quote = "" // an unclosed string ends with its line
	}
}
