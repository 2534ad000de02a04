package heat

import (
	"strings"
	"unicode"
)

// This file tells what the words of a function's name say: what programs do over
// and over has other names than what they do once.

// NameWords splits a name into its lower-case words: get_token, getToken.
func NameWords(name string) []string {
	var words []string
	for part := range strings.SplitSeq(name, "_") {
		start := 0
		for i, r := range part {
			if i > start && unicode.IsUpper(r) && !unicode.IsUpper(rune(part[i-1])) {
				words = append(words, strings.ToLower(part[start:i]))
				start = i
			}
		}
		if start < len(part) {
			words = append(words, strings.ToLower(part[start:]))
		}
	}
	return words
}

// byWords tells whether a name has words of the inner work of programs, and
// words of what runs once or not at all.
func byWords(name string) (hot, cold bool) {
	for _, w := range NameWords(name) {
		hot = hot || hotWords[w]
		cold = cold || coldWords[w]
	}
	return hot, cold
}

var hotWords = wordSet(`next iter step find search match scan peek advance read token tokenize lex parse eval evaluate
	compute calc calculate dist distance dot cross update encode decode compress decompress hash transform process run
	execute visit walk traverse score solve insert sift heap sort push pop get lookup index feed draw write render escape
	quote consume accept expect emit output mul add sub div mod pow norm reduce multiply inner kernel loop propagate
	simulate simplify unify compare equal eq lt filter merge expand convert poll bits bit byte char word line block round
	mix encrypt decrypt digest crc checksum permute shift rotate fill`)

var coldWords = wordSet(`init setup config configure load save open close register make create build default option options
	main print show help usage error warn warning fail abort exit version test deprecated debug log logging info dump
	describe doc docs repr str install import export plugin setter copy clear reset dispose shutdown start stop cli argparse
	arguments args getstate setstate enable disable`)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}
