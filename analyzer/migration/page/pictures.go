package page

import (
	"html/template"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/migration"
	"github.com/molt-go/molt/analyzer/report"
)

const (
	mapTiles   = 160 // functions that a map shows by themselves
	mapAspect  = 3.2 // width of the map over its height, about
	flameDepth = 14  // levels of calls that are drawn
)

// drawMap draws the time of all functions, those of a file side by side.
func (v *view) drawMap() template.HTML {
	type group struct {
		share float64
		funcs []int
	}
	groups := map[string]*group{}
	var order []string
	for i := range v.report.Functions {
		f := &v.report.Functions[i]
		if f.Share == 0 || i >= mapTiles {
			continue
		}
		g := groups[f.File]
		if g == nil {
			g = &group{}
			groups[f.File] = g
			order = append(order, f.File)
		}
		g.share += f.Share
		g.funcs = append(g.funcs, i)
	}
	slices.SortStableFunc(order, func(a, b string) int {
		switch {
		case groups[a].share > groups[b].share:
			return -1
		case groups[a].share < groups[b].share:
			return 1
		}
		return 0
	})
	weights := make([]float64, len(order))
	for i, name := range order {
		weights[i] = groups[name].share
	}
	var tiles []tile
	for i, area := range squarify(box{0, 0, 1, 1}, weights, mapAspect) {
		g := groups[order[i]]
		inner := make([]float64, len(g.funcs))
		for k, f := range g.funcs {
			inner[k] = v.report.Functions[f].Share
		}
		for k, b := range squarify(area, inner, mapAspect) {
			f := &v.report.Functions[g.funcs[k]]
			tiles = append(tiles, tile{b.x, b.y, b.w, b.h, v.ids[g.funcs[k]], v.tone(f), report.Clip(shortName(f.Python), 80),
				report.Percent(f.Share) + " of the time, " + stateOf(statuses, string(f.Status)).Name + ", in " + report.Clip(f.File, 200)})
		}
	}
	if len(tiles) == 0 {
		return ""
	}
	return drawTiles("map", "The time by function", tiles)
}

// drawFlame draws the paths of calls, callers above what they call.
func (v *view) drawFlame() (picture template.HTML, depth int) {
	for _, c := range v.report.Calls {
		depth = max(depth, min(c.Depth+1, flameDepth))
	}
	if depth < 2 {
		return "", 0
	}
	height := 1 / float64(depth)
	var tiles []tile
	for _, c := range v.report.Calls {
		if c.Depth >= depth {
			continue
		}
		t := tile{x: c.Start, y: float64(c.Depth) * height, w: c.Share, h: height, tone: none,
			name: report.Clip(shortName(c.Python), 80), more: report.Percent(c.Share) + " of the time on this path"}
		if c.Function >= 0 {
			t.href, t.tone = v.ids[c.Function], v.tone(&v.report.Functions[c.Function])
		}
		tiles = append(tiles, t)
	}
	return drawTiles("flame", "The time by paths of calls", tiles), depth
}

func (v *view) tone(f *migration.Function) tone { return stateOf(statuses, string(f.Status)).Tone }

// shortName is a dotted name without its packages: "module.Class.method" loses
// what stands in front of the last two parts.
func shortName(dotted string) string {
	parts := strings.Split(dotted, ".")
	if len(parts) > 2 {
		parts = parts[len(parts)-2:]
	}
	return strings.Join(parts, ".")
}
