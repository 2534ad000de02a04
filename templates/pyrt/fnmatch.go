package pyrt

import (
	"slices"
	"strings"
)

// FnMatch returns fnmatch.fnmatch(name, pattern), as on POSIX, where case counts.
func FnMatch(name, pattern string) bool { return FnMatchCase(name, pattern) }

// FnMatchCase returns fnmatch.fnmatchcase(name, pattern).
func FnMatchCase(name, pattern string) bool {
	return CompileRegex(FnMatchTranslate(pattern), 0).Match(name) != nil
}

// FnMatchFilter returns fnmatch.filter(names, pattern).
func FnMatchFilter(names []string, pattern string) []string {
	re := CompileRegex(FnMatchTranslate(pattern), 0)
	var out []string
	for _, name := range names {
		if re.Match(name) != nil {
			out = append(out, name)
		}
	}
	return out
}

// FnMatchTranslate returns fnmatch.translate(pattern): the regular expression for
// a pattern with *, ?, [a-z] and [!a-z].
func FnMatchTranslate(pattern string) string {
	// What lies between stars: first, and what each star is followed by.
	runs := fnRuns(slices.Collect(CodePoints(pattern)))
	var b strings.Builder
	b.WriteString("(?s:" + runs[0])
	for i, run := range runs[1:] {
		if i == len(runs)-2 {
			b.WriteString(".*" + run)
		} else {
			b.WriteString("(?>.*?" + run + ")") // the first place will do: more stars follow
		}
	}
	return b.String() + `)\Z`
}

// fnRuns translates what lies between the stars of a pattern. Stars side by side
// are one.
func fnRuns(pattern []rune) []string {
	runs := []string{""}
	star := false
	for i := 0; i < len(pattern); i++ {
		if pattern[i] == '*' {
			if !star {
				runs = append(runs, "")
			}
			star = true
			continue
		}
		star = false
		piece := ""
		switch pattern[i] {
		case '?':
			piece = "."
		case '[':
			end := fnSetEnd(pattern, i+1)
			if end < 0 {
				piece = `\[`
				break
			}
			piece = fnSet(pattern[i+1 : end])
			i = end
		default:
			piece = EscapeRegex(runesText(pattern[i : i+1]))
		}
		runs[len(runs)-1] += piece
	}
	return runs
}

// fnSetEnd returns where the bracket closes that opened before i, or -1. One that
// stands first is a character like others.
func fnSetEnd(pattern []rune, i int) int {
	if i < len(pattern) && pattern[i] == '!' {
		i++
	}
	if i < len(pattern) && pattern[i] == ']' {
		i++
	}
	for ; i < len(pattern); i++ {
		if pattern[i] == ']' {
			return i
		}
	}
	return -1
}

var (
	fnBackslash = strings.NewReplacer(`\`, `\\`)
	fnHyphen    = strings.NewReplacer(`\`, `\\`, "-", `\-`)
	fnOperators = strings.NewReplacer("&", `\&`, "~", `\~`, "|", `\|`)
)

// fnSet translates what stands between brackets.
func fnSet(inner []rune) string {
	set := ""
	if !slices.Contains(inner, '-') {
		set = fnBackslash.Replace(runesText(inner))
	} else {
		chunks := fnDropEmpty(fnChunks(inner))
		parts := make([]string, len(chunks))
		for i, chunk := range chunks {
			parts[i] = fnHyphen.Replace(runesText(chunk))
		}
		set = strings.Join(parts, "-")
	}
	set = fnOperators.Replace(set)
	switch {
	case set == "":
		return "(?!)"
	case set == "!":
		return "."
	case set[0] == '!':
		return "[^" + set[1:] + "]"
	case set[0] == '^' || set[0] == '[':
		return `[\` + set + "]"
	}
	return "[" + set + "]"
}

// fnChunks splits at the hyphens that make ranges.
func fnChunks(inner []rune) [][]rune {
	var chunks [][]rune
	from := 1
	if inner[0] == '!' {
		from = 2
	}
	start := 0
	for {
		at := -1
		if from < len(inner) {
			at = slices.Index(inner[from:], '-')
		}
		if at < 0 {
			break
		}
		at += from
		chunks = append(chunks, slices.Clone(inner[start:at]))
		start, from = at+1, at+3
	}
	if start < len(inner) {
		return append(chunks, slices.Clone(inner[start:]))
	}
	last := len(chunks) - 1
	chunks[last] = append(chunks[last], '-')
	return chunks
}

// fnDropEmpty removes ranges without characters, which a regular expression
// must not have.
func fnDropEmpty(chunks [][]rune) [][]rune {
	for k := len(chunks) - 1; k > 0; k-- {
		before := chunks[k-1]
		if before[len(before)-1] > chunks[k][0] {
			chunks[k-1] = slices.Concat(before[:len(before)-1], chunks[k][1:])
			chunks = slices.Delete(chunks, k, k+1)
		}
	}
	return chunks
}
