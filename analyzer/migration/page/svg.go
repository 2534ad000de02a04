package page

import (
	"fmt"
	"html"
	"html/template"
	"strings"

	"github.com/molt-go/molt/analyzer/report"
)

// A segment is a part of a bar.
type segment struct {
	State state
	Share float64 // of the bar's width, 0..1
	Count int
}

// drawBar draws segments side by side. Widths are in percent, so that patterns
// keep their shape at every size of the page.
func drawBar(label string, list []segment) template.HTML {
	var b strings.Builder
	said := report.Clip(label, 200) + ":"
	for _, s := range list {
		if s.Share > 0 {
			said += fmt.Sprintf(" %s %s,", s.State.Name, report.Percent(s.Share))
		}
	}
	fmt.Fprintf(&b, `<svg class="strip" role="img" aria-label="%s">`, html.EscapeString(strings.TrimRight(said, ",:")))
	at := 0.0
	for _, s := range list {
		if s.Share > 0 {
			fmt.Fprintf(&b, `<rect class="%s" x="%.3f%%" width="%.3f%%" height="100%%"/>`, s.State.Tone, 100*at, 100*s.Share)
			at += s.Share
		}
	}
	b.WriteString(`</svg>`)
	return template.HTML(b.String())
}

// A tile is a rectangle with a name that leads to a function.
type tile struct {
	x, y, w, h float64 // parts of 1
	href       string  // an element of the page, "" for none
	tone       tone
	name, more string // shown in it, and said of it
}

// drawTiles draws tiles as links. What does not fit into one is cut off by it.
func drawTiles(class, label string, list []tile) template.HTML {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg class="%s" role="group" aria-label="%s">`, class, html.EscapeString(label))
	for _, t := range list {
		said := html.EscapeString(t.name + ", " + t.more)
		if t.href != "" {
			fmt.Fprintf(&b, `<a href="#%s" aria-label="%s">`, t.href, said)
		}
		fmt.Fprintf(&b, `<svg x="%.3f%%" y="%.3f%%" width="%.3f%%" height="%.3f%%"><title>%s</title><rect class="%s" width="100%%" height="100%%"/>`,
			100*t.x, 100*t.y, 100*t.w, 100*t.h, said, t.tone)
		if t.w > leastShown {
			fmt.Fprintf(&b, `<text x="6" y="15" aria-hidden="true">%s</text>`, html.EscapeString(t.fitting()))
		}
		b.WriteString(`</svg>`)
		if t.href != "" {
			b.WriteString(`</a>`)
		}
	}
	b.WriteString(`</svg>`)
	return template.HTML(b.String())
}

// fitting returns the name, or where the tile is too narrow for it the last part of it.
func (t tile) fitting() string {
	if float64(len(t.name)) > t.w*charsAcross {
		return t.name[strings.LastIndexByte(t.name, '.')+1:]
	}
	return t.name
}

// charsAcross is how many characters fit into the width of a picture on a wide screen.
const charsAcross = 150

// leastShown is the width of a tile from which it shows its name, a part of 1. The
// tile cuts off what it has no room for: the text itself stays whole, since what is
// seen must be part of what is said.
const leastShown = 0.04

// A box is a rectangle to be filled.
type box struct{ x, y, w, h float64 }

// squarify parts a box among weights, largest first, into rectangles that are as
// square as rows and columns allow (Bruls, Huizing, van Wijk 2000). aspect is the
// width of the unit box over its height.
func squarify(area box, weights []float64, aspect float64) []box {
	out := make([]box, 0, len(weights))
	sum := 0.0
	for _, w := range weights {
		sum += w
	}
	for i := 0; i < len(weights) && sum > 0; {
		wide := area.w*aspect >= area.h
		n, row := 1, weights[i]
		for i+n < len(weights) && worst(area, weights[i:i+n+1], row+weights[i+n], sum, aspect, wide) <= worst(area, weights[i:i+n], row, sum, aspect, wide) {
			row += weights[i+n]
			n++
		}
		at := 0.0
		for _, w := range weights[i : i+n] {
			part := w / max(row, 1e-12)
			if wide {
				out = append(out, box{area.x, area.y + at*area.h, area.w * row / sum, part * area.h})
			} else {
				out = append(out, box{area.x + at*area.w, area.y, part * area.w, area.h * row / sum})
			}
			at += part
		}
		if wide {
			area.x, area.w = area.x+area.w*row/sum, area.w*(1-row/sum)
		} else {
			area.y, area.h = area.y+area.h*row/sum, area.h*(1-row/sum)
		}
		sum -= row
		i += n
	}
	return out
}

// worst is the largest ratio of sides in a row of weights.
func worst(area box, row []float64, sum, all, aspect float64, wide bool) float64 {
	most := 0.0
	for _, w := range row {
		a, b := area.w*aspect*sum/all, area.h*w/sum
		if !wide {
			a, b = area.h*sum/all, area.w*aspect*w/sum
		}
		most = max(most, a/max(b, 1e-12), b/max(a, 1e-12))
	}
	return most
}
