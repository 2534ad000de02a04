package skeleton

import (
	"maps"
	"slices"
)

// A graph holds imports between packages and stays free of cycles.
type graph struct {
	edges   []map[int]bool
	refused map[[2]int]bool
	seen    []int // marks of the last search
	search  int
}

func newGraph(n int) *graph {
	return &graph{edges: make([]map[int]bool, n), refused: map[[2]int]bool{}, seen: make([]int, n)}
}

// allow adds an edge unless it closes a cycle, and tells whether it is there.
func (g *graph) allow(from, to int) bool {
	switch {
	case from == to || g.edges[from][to]:
		return true
	case g.refused[[2]int{from, to}]:
		return false
	}
	g.search++
	if g.reaches(to, from) {
		g.refused[[2]int{from, to}] = true
		return false
	}
	if g.edges[from] == nil {
		g.edges[from] = map[int]bool{}
	}
	g.edges[from][to] = true
	return true
}

func (g *graph) reaches(from, to int) bool {
	if from == to {
		return true
	}
	g.seen[from] = g.search
	for next := range g.edges[from] {
		if g.seen[next] != g.search && g.reaches(next, to) {
			return true
		}
	}
	return false
}

// next returns the packages that one imports, sorted.
func (g *graph) next(from int) []int { return slices.Sorted(maps.Keys(g.edges[from])) }
