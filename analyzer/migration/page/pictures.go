package page

import (
	"cmp"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/migration"
	"github.com/molt-go/molt/analyzer/report"
)

const (
	mapTiles   = 160 // functions that a map shows by themselves
	mapAspect  = 3.2 // width of the map over its height, about
	flameDepth = 14  // levels of calls that are drawn
)

// drawMap draws the time of all functions, those of a file side by side. share
// gives that of a function; all of them make up whole of the picture's width.
func (v *view) drawMap(label string, whole float64, share func(*migration.Function) float64) template.HTML {
	var tiles []tile
	files := v.byFile(share)
	weights := make([]float64, len(files))
	for i := range files {
		weights[i] = files[i].share
	}
	for i, area := range squarify(box{0, 0, whole, 1}, weights, mapAspect) {
		inner := make([]float64, len(files[i].funcs))
		for k, f := range files[i].funcs {
			inner[k] = share(&v.report.Functions[f])
		}
		for k, b := range squarify(area, inner, mapAspect) {
			n := files[i].funcs[k]
			f := &v.report.Functions[n]
			tiles = append(tiles, tile{b.x, b.y, b.w, b.h, v.ids[n], v.tone(f), report.Clip(shortName(f.Python), 80),
				report.Percent(share(f)) + " of the time, " + stateOf(statuses, string(f.Status)).Name + ", in " + report.Clip(f.File, 200)})
		}
	}
	if len(tiles) == 0 {
		return ""
	}
	return drawTiles("map", label, tiles)
}

// A fileGroup is the functions of a file that a map shows.
type fileGroup struct {
	name  string
	share float64
	funcs []int // indices, the largest share first
}

// byFile groups the functions with the largest shares by their files, the largest
// first.
func (v *view) byFile(share func(*migration.Function) float64) []fileGroup {
	var order []int
	for i := range v.report.Functions {
		if share(&v.report.Functions[i]) > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(share(&v.report.Functions[b]), share(&v.report.Functions[a]))
	})
	var groups []fileGroup
	at := map[string]int{}
	for _, i := range order[:min(len(order), mapTiles)] {
		f := &v.report.Functions[i]
		k, ok := at[f.File]
		if !ok {
			k = len(groups)
			at[f.File] = k
			groups = append(groups, fileGroup{name: f.File})
		}
		groups[k].share += share(f)
		groups[k].funcs = append(groups[k].funcs, i)
	}
	slices.SortStableFunc(groups, func(a, b fileGroup) int { return cmp.Compare(b.share, a.share) })
	return groups
}

// flameLevels returns how many levels of calls are drawn, 0 where there are too few
// for a picture.
func (v *view) flameLevels() int {
	depth := 0
	for _, c := range v.report.Calls {
		depth = max(depth, min(c.Depth+1, flameDepth))
	}
	if depth < 2 {
		return 0
	}
	return depth
}

// drawFlame draws the paths of calls, callers above what they call. share gives
// the time of a path; siblings stand side by side, from the start of their caller.
func (v *view) drawFlame(label string, share func(*migration.Call) float64) template.HTML {
	depth := v.flameLevels()
	height := 1 / float64(max(depth, 1))
	starts := make([]float64, depth+1) // of the next path, by depth
	var tiles []tile
	for i := range v.report.Calls {
		c := &v.report.Calls[i]
		if c.Depth >= depth {
			continue
		}
		t := tile{x: starts[c.Depth], y: float64(c.Depth) * height, w: share(c), h: height, tone: none,
			name: report.Clip(shortName(c.Python), 80), more: report.Percent(share(c)) + " of the time on this path"}
		starts[c.Depth+1] = t.x
		starts[c.Depth] += t.w
		if c.Function >= 0 {
			t.href, t.tone = v.ids[c.Function], v.tone(&v.report.Functions[c.Function])
		}
		tiles = append(tiles, t)
	}
	return drawTiles("flame", label, tiles)
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

// drawHistory draws the states of a port over time as columns: what is carried
// over, and how much of it is proven as a line across them.
func drawHistory(list []migration.Moment) template.HTML {
	var b strings.Builder
	b.WriteString(`<svg class="history" role="img" aria-label="Progress: the table below has its figures">`)
	step := 100 / float64(len(list))
	for i, m := range list {
		at := 100.0
		for _, s := range statuses {
			h := 100 * m.Share[ledger.Status(s.ID)]
			if h > 0 {
				at -= h
				fmt.Fprintf(&b, `<rect class="%s" x="%.3f%%" y="%.3f%%" width="%.3f%%" height="%.3f%%"/>`, s.Tone, (float64(i)+0.06)*step, at, 0.88*step, h)
			}
		}
		y := 100 - 100*m.Proven
		fmt.Fprintf(&b, `<line class="proof" x1="%.3f%%" x2="%.3f%%" y1="%.3f%%" y2="%.3[3]f%%"/>`, (float64(i)+0.06)*step, (float64(i)+0.94)*step, y)
	}
	b.WriteString(`</svg>`)
	return template.HTML(b.String())
}
