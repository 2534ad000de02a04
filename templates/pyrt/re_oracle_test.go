package pyrt

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"io"
	"math"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// The answers that Pattern is held against are CPython's: testdata/re/oracle.py
// writes them, here and now where there is a python3.11.

// runOracle runs oracle.py. Where there is no CPython 3.11, the test is skipped,
// but for CI.
func runOracle(t *testing.T, args ...string) []byte {
	t.Helper()
	for _, name := range []string{"python3.11", "python3"} {
		version, err := exec.Command(name, "-c", "import sys; print(sys.version_info[:2] == (3, 11))").Output()
		if err != nil || strings.TrimSpace(string(version)) != "True" {
			continue
		}
		cmd := exec.Command(name, append([]string{"testdata/re/oracle.py"}, args...)...)
		cmd.Stderr = os.Stderr
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	if os.Getenv("CI") != "" {
		t.Fatal("no python3.11")
	}
	t.Skip("no python3.11")
	return nil
}

// checkAnswers compares all lines of answers.
func checkAnswers(t *testing.T, answers io.Reader) {
	t.Helper()
	lines := bufio.NewScanner(answers)
	lines.Buffer(nil, 1<<24)
	patterns, invalid, named, texts, wrong := 0, 0, 0, 0, 0
	for lines.Scan() {
		line := JSONLoads(lines.Text()).(*List[Value]).Items
		pattern, want := line[0].(string), line[3].(string)
		patterns++
		if strings.HasPrefix(want, "'!") {
			invalid++
		}
		cases := line[5].(*List[Value]).Items
		texts += len(cases)
		problems, ok := checkPattern(pattern, line[1].(bool), line[2].(int), want, cases)
		if !ok {
			named++
		}
		for _, problem := range problems {
			if wrong++; wrong <= 25 {
				t.Errorf("%s flags %d: %s", ASCII(pattern), line[2], problem)
			}
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	if patterns == 0 {
		t.Error("no patterns")
	}
	t.Logf("%d patterns, of which %d are not valid, with %d texts of 7 calls each: %d differ; %d refused for \\N{...}",
		patterns, invalid, texts, wrong, named)
}

// checkPattern returns what differs. It is not ok for patterns with \N{...}, which
// are refused.
func checkPattern(pattern string, isBytes bool, flags int, want string, cases []Value) (problems []string, ok bool) {
	if isBytes {
		return checkPatternOf(latin1Bytes(pattern), flags, want, cases, latin1Bytes)
	}
	return checkPatternOf(pattern, flags, want, cases, func(s string) string { return s })
}

func latin1Bytes(s string) Bytes {
	var out []byte
	for r := range CodePoints(s) {
		out = append(out, byte(r))
	}
	return Bytes(out)
}

func checkPatternOf[S string | Bytes](pattern S, flags int, want string, cases []Value, text func(string) S) (problems []string, ok bool) {
	var re *Pattern[S]
	said := regexAttempt(func() string {
		re = &Pattern[S]{prog: compileRegex(pattern, flags), text: pattern}
		index := NewDict[Value, Value]()
		for name, group := range re.GroupIndex().Items() {
			index.Set(name, group)
		}
		return ASCII(NewList[Value](re.Flags(), re.Groups(), index, re.Repr()))
	})
	if strings.HasPrefix(said, "'!NotImplementedError") {
		return nil, false
	}
	if said != want {
		return []string{"\n got " + said + "\nwant " + want}, true
	}
	for _, v := range cases {
		c := v.(*List[Value]).Items
		s, pos := text(c[0].(string)), c[1].(int)
		endpos, ok := c[2].(int)
		if !ok {
			endpos = math.MaxInt
		}
		got := answersOf(re, s, pos, endpos)
		for i, w := range c[3].(*List[Value]).Items {
			if got[i] != w.(string) {
				call := [...]string{"search", "match", "fullmatch", "finditer", "findall", "split", "subn"}[i]
				problems = append(problems, call+"("+ASCII(s)+", "+strconv.Itoa(pos)+", "+strconv.Itoa(endpos)+
					")\n got "+got[i]+"\nwant "+w.(string))
			}
		}
	}
	return problems, true
}

// regexAttempt returns what f returns, or what oracle.py says of an exception.
func regexAttempt(f func() string) (result string) {
	defer func() {
		switch e := recover().(type) {
		case nil:
		case *RegexError:
			result = ASCII("!" + e.Msg + "|" + e.Error() + "|" + Str(e.Pos) + "|" + Str(e.LineNo) + "|" + Str(e.ColNo))
		case *Exception:
			result = ASCII("!" + e.Class.Name + ": " + e.Error())
		default:
			panic(e)
		}
	}()
	return f()
}

func answersOf[S string | Bytes](re *Pattern[S], s S, pos, endpos int) []string {
	count := ((pos % 3) + 3) % 3
	return []string{
		regexAttempt(func() string { return showMatch(re.Search(s, pos, endpos)) }),
		regexAttempt(func() string { return showMatch(re.Match(s, pos, endpos)) }),
		regexAttempt(func() string { return showMatch(re.FullMatch(s, pos, endpos)) }),
		regexAttempt(func() string {
			var shown []string
			for m := range re.FindIter(s, pos, endpos) {
				shown = append(shown, showMatch(m))
			}
			return strings.Join(shown, ";")
		}),
		regexAttempt(func() string { return showFindAll(re, s, pos, endpos) }),
		regexAttempt(func() string {
			var parts []Value
			for _, part := range re.SplitOpt(s, count) {
				parts = append(parts, part.Value())
			}
			return ASCII(NewList(parts...))
		}),
		regexAttempt(func() string {
			template := "<"
			for i := range min(re.Groups(), 5) + 1 {
				template += `\g<` + strconv.Itoa(i) + ">"
			}
			text, n := re.SubN(S(template+">"), s, count)
			return ASCII(Tuple{text, n})
		}),
	}
}

func showMatch[S string | Bytes](m *Match[S]) string {
	if m == nil {
		return "-"
	}
	var spans []string
	for i := range len(m.Groups()) + 1 {
		start, end := m.Span(i)
		spans = append(spans, strconv.Itoa(start)+":"+strconv.Itoa(end))
	}
	return strings.Join(spans, ",") + "/" + Str(m.LastIndex()) + "/" + Str(m.LastGroup()) + "/" +
		strconv.Itoa(m.Pos()) + ":" + strconv.Itoa(m.EndPos())
}

func showFindAll[S string | Bytes](re *Pattern[S], s S, pos, endpos int) string {
	var out []Value
	if re.Groups() < 2 {
		for _, text := range re.FindAll(s, pos, endpos) {
			out = append(out, text)
		}
		return ASCII(NewList(out...))
	}
	for _, groups := range re.FindAllGroups(s, pos, endpos) {
		tuple := Tuple{}
		for _, text := range groups {
			tuple = append(tuple, text)
		}
		out = append(out, tuple)
	}
	return ASCII(NewList(out...))
}

func TestRegexCases(t *testing.T) {
	file, err := os.Open("testdata/re/cases.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	checkAnswers(t, file)
}

// TestRegexRandom holds random patterns and texts against CPython. PYRT_REGEX_SEED
// and PYRT_REGEX_COUNT choose others and more.
func TestRegexRandom(t *testing.T) {
	seed, count := cmp.Or(os.Getenv("PYRT_REGEX_SEED"), "1"), cmp.Or(os.Getenv("PYRT_REGEX_COUNT"), "3000")
	checkAnswers(t, bytes.NewReader(runOracle(t, "random", seed, count)))
}

// TestRegexTables takes the patterns of CPython's own test, and with
// PYRT_REGEX_LIBRARY set those that its library uses, which takes half a minute.
func TestRegexTables(t *testing.T) {
	answers := runOracle(t, "tests")
	if len(answers) == 0 {
		t.Skip("a python3.11 without its tests")
	}
	if os.Getenv("PYRT_REGEX_LIBRARY") != "" {
		answers = append(answers, runOracle(t, "library")...)
	}
	checkAnswers(t, bytes.NewReader(answers))
}

// TestRegexCharacters holds the case and class of every character against CPython.
func TestRegexCharacters(t *testing.T) {
	lines := bytes.Split(runOracle(t, "characters"), []byte("\n"))
	var lower [][2]rune
	readJSON(t, lines[0], &lower)
	to := make(map[rune]rune)
	for _, pair := range lower {
		to[pair[0]] = pair[1]
	}
	for r := range rune(utf8.MaxRune + 1) {
		want, changes := to[r]
		if !changes {
			want = r
		}
		if got := reLower(r); got != want {
			t.Fatalf("lower case of %U is %U, want %U", r, got, want)
		}
	}
	checkCharacters(t, "cased", lines[1], reFoldUnicode.cased)
	checkCharacters(t, "digit", lines[2], reDigit.has)
	checkCharacters(t, "space", lines[3], reSpace.has)
	checkCharacters(t, "word", lines[4], reWord.has)
}

func checkCharacters(t *testing.T, what string, line []byte, has func(rune) bool) {
	t.Helper()
	var ranges [][2]rune
	readJSON(t, line, &ranges)
	next := 0
	for r := range rune(utf8.MaxRune + 1) {
		for next < len(ranges) && ranges[next][1] < r {
			next++
		}
		want := next < len(ranges) && ranges[next][0] <= r
		if has(r) != want {
			t.Fatalf("%U is %s: %t, want %t", r, what, !want, want)
		}
	}
}

func readJSON(t *testing.T, line []byte, to any) {
	t.Helper()
	if err := json.Unmarshal(line, to); err != nil {
		t.Fatal(err)
	}
}
