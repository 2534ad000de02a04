package main

import (
	"strconv"
	"strings"
)

var boundaryInts = strings.Fields("0 0 1 1 -1 2 3 -3 5 7 10 -10 97 255 256 -1000 12345 2147483647 -2147483648")
var boundaryNats = strings.Fields("0 1 2 3 4 5 7 8 -1")

// literal makes a plain value of a type, of those at the boundaries more than of others.
// The domain is that of a row's argument, or "".
func (g *gen) literal(t *typ, domain string, depth int) *expr {
	switch {
	case domain == "nat" || domain == "tiny":
		list := boundaryNats
		if domain == "tiny" {
			list = list[:4]
		}
		return g.number(pick(g, list), 3)
	case domain == "char":
		return g.kid("char", nil, 0)
	case domain == "fin" && !g.one(6):
		return g.kid("fin", nil, 0)
	case t == intT && g.huge && g.one(3):
		return g.value(intT, 0)
	case t == intT:
		return g.number(pick(g, boundaryInts), 33)
	}
	switch t.name {
	case "list", "set":
		open, shut := "[", "]"
		n := pick(g, []int{0, 1, 2, 3, 5})
		if t.name == "set" {
			open, shut, n = "{", "}", max(n, 1)
		}
		return form(t, precAtom, open+holes(n)+shut, g.literals(t.args[0], n, depth)...)
	case "tuple":
		var kids []*expr
		for _, a := range t.args {
			kids = append(kids, g.literal(a, "", depth-1))
		}
		return form(t, precAtom, "("+holes(len(kids))+")", kids...)
	case "dict":
		var kids []*expr
		n := g.IntN(4)
		for range n {
			kids = append(kids, g.literal(t.args[0], "", depth-1), g.literal(t.args[1], "", depth-1))
		}
		return form(t, precAtom, "{"+strings.TrimSuffix(strings.Repeat("$1: $1, ", n), ", ")+"}", kids...)
	}
	return g.value(t, 0)
}

// literals makes n values, some of them twice.
func (g *gen) literals(t *typ, n, depth int) []*expr {
	var list []*expr
	for i := range n {
		if i > 0 && g.one(4) {
			list = append(list, pick(g, list))
			continue
		}
		list = append(list, g.literal(t, "", depth-1))
	}
	return list
}

// holeTypes are the names that stand for plain values in recipes.
var holeTypes = map[string]*typ{
	"INT": intT, "STR": strT, "FLOAT": floatT, "BOOL": boolT, "BYTES": bytesT, "NAT": intT, "CHAR": strT,
	"INTS": of("list", intT), "STRS": of("list", strT), "FLOATS": of("list", floatT), "WORDS": of("dict", strT, intT), "PAIRS": of("list", of("tuple", strT, intT)),
}

// hole makes a value for a name in a recipe.
func (g *gen) hole(name string) *expr {
	return g.literal(holeTypes[name], map[string]string{"NAT": "nat", "CHAR": "char"}[name], 2)
}

// numbered gives the names of a recipe, which end in 0, a number of their own.
func numbered(line string, n int) string {
	return ownNames.ReplaceAllString(line, "${1}_"+strconv.Itoa(n))
}
