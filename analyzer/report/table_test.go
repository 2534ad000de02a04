package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTable(t *testing.T) {
	table := Table{
		Columns: []Column{{"n", true, Keep}, {"name", false, CutStart}, {"why", false, CutEnd}},
		Rows: []Row{
			{Cells: []Cell{{"9", Plain}, {"package.module.function", Plain}, {"because it is called often", Plain}}},
			{Cells: []Cell{{"10", Plain}, {"名前", Plain}, {"", Plain}}, Note: "a note of some length", NoteAt: 1},
			{Cells: []Cell{{"", Plain}, {"f", Plain}}},
		},
	}
	tests := []struct {
		width int
		want  string
	}{
		{80, `
> n  name                     why
> 9  package.module.function  because it is called often
>10  名前
>    a note of some length
>    f
`},
		{40, `
> n  name              why
> 9  …module.function  because it is ca…
>10  名前
>    a note of some length
>    f
`},
		{1, `
> n  name          why
> 9  …le.function  because it …
>10  名前
>    f
`},
	}
	for _, tt := range tests {
		var b strings.Builder
		if err := table.Write(&b, Style{}, ">", tt.width); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tt.want, "\n"+b.String()); diff != "" {
			t.Errorf("width %d (-want +got):\n%s", tt.width, diff)
		}
	}
}

func TestBar(t *testing.T) {
	tests := []struct {
		share          float64
		unicode, ascii string
	}{{0, "", ""}, {1e-9, "", ""}, {0.001, "▏", "#"}, {0.5, "██", "##"}, {0.53, "██▏", "##"}, {1, "████", "####"}, {7, "████", "####"}}
	for _, tt := range tests {
		if got := (Style{}).Bar(tt.share, 4); got != tt.unicode {
			t.Errorf("Bar(%v) = %q, want %q", tt.share, got, tt.unicode)
		}
		if got := (Style{ASCII: true}).Bar(tt.share, 4); got != tt.ascii {
			t.Errorf("Bar(%v) in ASCII = %q, want %q", tt.share, got, tt.ascii)
		}
	}
}
