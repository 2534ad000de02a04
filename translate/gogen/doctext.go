package gogen

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Subject is what a documentation is about: it decides how a text that names a
// thing goes on from the thing's name.
type Subject uint8

// The subjects.
const (
	AType      Subject = iota
	AResult            // a function that returns something
	AProcedure         // a function that returns nothing
)

// DocText turns a docstring into a Go doc comment: it begins with the name, as a
// sentence where the docstring's first line can be turned into one, and doctest
// examples become indented code. It returns "" for no docstring.
func DocText(name, doc string, about Subject) string {
	doc = strings.TrimSpace(strings.ReplaceAll(doc, "\t", "        "))
	if doc == "" {
		return ""
	}
	lines := strings.Split(doc, "\n")
	first := strings.TrimSpace(lines[0])
	rest := lines[1:]
	if strings.HasPrefix(first, ">>>") {
		lines[0] = margin(lines[1:]) + first
		first, rest = "", lines
	}
	text := append([]string{sentence(name, first, about)}, unindented(rest, margin(lines[1:]))...)
	return strings.Join(text, "\n")
}

// PackageDoc turns a module's docstring into the comment of a package that was
// ported from a file.
func PackageDoc(name, file, doc string) string {
	doc = strings.TrimSpace(doc)
	lines := strings.Split(doc, "\n")
	rest := strings.Join(unindented(lines[1:], ""), "\n")
	if text, ok := predicate(strings.TrimSpace(lines[0]), AType); ok {
		return strings.TrimSuffix("Package "+name+" "+text+"\n"+rest, "\n")
	}
	head := "Package " + name + " is the port of " + file + "."
	if doc == "" {
		return head
	}
	return strings.TrimSuffix(head+"\n\n"+lines[0]+"\n"+rest, "\n")
}

// unindented drops a margin, and indents doctest examples as code.
func unindented(lines []string, margin string) []string {
	out := make([]string, len(lines))
	example := ""
	in := false
	for i, l := range lines {
		t := strings.TrimSpace(l)
		if strings.HasPrefix(t, ">>>") && !in {
			in, example = true, l[:strings.Index(l, ">>>")]
		} else if t == "" {
			in = false
		}
		switch {
		case !in:
			out[i] = strings.TrimPrefix(l, margin)
		case strings.HasPrefix(l, example):
			out[i] = "\t" + strings.TrimPrefix(l, example)
		default:
			out[i] = "\t" + t
		}
	}
	return out
}

// margin is the white space that all lines begin with.
func margin(lines []string) string {
	found, first := "", true
	for _, l := range lines {
		t := strings.TrimLeft(l, " \t")
		if t == "" {
			continue
		}
		if ws := l[:len(l)-len(t)]; first || len(ws) < len(found) {
			found, first = ws, false
		}
	}
	return found
}

// sentence is the first line of a documentation, "" being that of one which is
// nothing but examples.
func sentence(name, first string, about Subject) string {
	if first == "" {
		return name + ", by example:"
	}
	if strings.HasPrefix(first, name+" ") {
		return first
	}
	if text, ok := predicate(first, about); ok {
		return name + " " + text
	}
	return name + ": " + lowerWord(first)
}

// predicate turns the first line of a docstring into what follows the name of its
// subject: "Return the area." into "returns the area.", "A street." into "is a
// street.".
func predicate(first string, about Subject) (string, bool) {
	word, rest, _ := strings.Cut(first, " ")
	lower := strings.ToLower(word)
	bare := strings.TrimRight(lower, ".,;:")
	next, _, _ := strings.Cut(rest, " ")
	article := lower == "a" || lower == "an" || lower == "the"
	switch {
	case word == lower && !thirdPerson[bare]:
		return "", false // not the beginning of a sentence
	case article && about == AType:
		return "is " + lower + " " + rest, true
	case article && about == AResult:
		return "returns " + lower + " " + rest, true
	case thirdPerson[bare]:
		return strings.TrimSpace(lower + " " + rest), true
	case slices.Contains(participles, bare):
		return strings.TrimSpace("is " + lower + " " + rest), true
	case slices.Contains(verbs, bare) && next != "of" && next != "type" && next != "class" && next != "object":
		return strings.TrimSpace(third(bare) + lower[len(bare):] + " " + joined(rest)), true
	}
	return "", false
}

// joined turns a further verb of the first line, as in "Read the file and return
// its lines."; only of those that are hardly ever nouns there.
func joined(rest string) string {
	for _, v := range []string{"return", "print", "yield", "raise"} {
		rest = strings.ReplaceAll(rest, " and "+v+" the ", " and "+third(v)+" the ")
		for _, next := range []string{"a", "an", "it", "its", "them", "how", "what", "whether", "all", "True", "None"} {
			rest = strings.ReplaceAll(rest, " and "+v+" "+next+" ", " and "+third(v)+" "+next+" ")
		}
	}
	return rest
}

// third is the third person of a verb.
func third(verb string) string {
	switch {
	case strings.HasSuffix(verb, "s"), strings.HasSuffix(verb, "x"), strings.HasSuffix(verb, "z"), strings.HasSuffix(verb, "ch"), strings.HasSuffix(verb, "sh"), verb == "do", verb == "go":
		return verb + "es"
	case strings.HasSuffix(verb, "y") && !strings.ContainsRune("aeiou", rune(verb[len(verb)-2])):
		return verb[:len(verb)-1] + "ies"
	}
	return verb + "s"
}

// lowerWord begins with a small letter, unless the first word is an abbreviation.
func lowerWord(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if second, _ := utf8.DecodeRuneInString(s[n:]); unicode.IsUpper(second) {
		return s
	}
	return string(unicode.ToLower(r)) + s[n:]
}

// participles begin docstrings of exceptions and hooks: "Raised where ...".
var participles = []string{"raised", "thrown", "called", "used", "invoked", "returned", "emitted"}

// verbs are those that docstrings begin with, in the imperative.
var verbs = strings.Fields(`
	add adjust advance allow analyse analyze append apply assert assign attach attempt build calculate call cancel cast change check choose clean clear close
	collect combine compare compile compute configure connect construct consume contain convert copy count create decode decrease decrypt define delete delegate
	describe deserialize detect determine disable discard display divide do download draw drop dump emit enable encode encrypt ensure enter enumerate escape estimate
	evaluate execute exit expand extend extract fetch fill filter find finish flatten flush follow force format generate get give go group handle hash hold ignore
	implement import increase increment indicate infer inherit initialise initialize insert inspect install instantiate invert invoke iterate join keep list load locate
	lock log look make manage map mark match measure merge modify move multiply negate normalise normalize notify obtain open pack pad parse partition pass
	patch perform place plot pop prepare prepend print process produce provide push put quote raise randomize read receive record reduce refresh register release
	remove rename render replace report represent request reset resize resolve restore retrieve return reverse rotate round run sample save scale scan search select send serialize
	set setup shift show shuffle shut simulate skip sleep solve sort split start stop store strip submit subtract sum summarise summarize swap switch take tell test
	toggle track transform translate traverse trim truncate try turn undo unescape unlock unpack update upload use validate verify visit wait walk wrap write yield zip`)

var thirdPerson = func() map[string]bool {
	set := map[string]bool{}
	for _, v := range verbs {
		set[third(v)] = true
	}
	return set
}()
