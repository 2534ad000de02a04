package migration

import (
	"maps"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/git"
	"github.com/molt-go/molt/analyzer/ledger"
)

// maxMoments is how many earlier states are shown.
const maxMoments = 12

// History returns the earlier states of the ledger of a port, oldest first, from
// the commits that changed it; none where it is in no repository.
func History(dir string) []Moment {
	log, err := git.Output(dir, "log", "--max-count=200", "--format=%h %cs", "--", ledger.Name)
	if err != nil {
		return nil
	}
	var out []Moment
	for _, l := range thin(strings.Fields(string(log))) {
		text, err := git.Output(dir, "show", l[0]+":./"+ledger.Name)
		if err != nil {
			continue
		}
		old, err := ledger.Read(text)
		if err != nil {
			continue // of another schema
		}
		s := old.Summary()
		out = append(out, Moment{Commit: l[0], Date: l[1], Share: s.Share, Proven: s.Same, SoFar: 1 / s.After})
	}
	slices.Reverse(out)
	return out
}

// moments takes over the earlier states and adds that of now where it is another.
func (b *builder) moments() {
	list := b.in.History
	if b.in.Port == nil || len(list) == 0 {
		return
	}
	s := b.in.Port.Ledger.Summary()
	now := Moment{Date: "now", Share: s.Share, Proven: s.Same, SoFar: 1 / s.After}
	if last := list[len(list)-1]; !maps.Equal(last.Share, now.Share) || last.Proven != now.Proven || last.SoFar != now.SoFar {
		list = append(slices.Clone(list), now)
	}
	if len(list) > 1 {
		b.out.History = list
	}
}

// thin pairs commits with their dates and keeps the newest, the oldest and some
// between, evenly.
func thin(fields []string) [][2]string {
	var all [][2]string
	for i := 0; i+1 < len(fields); i += 2 {
		all = append(all, [2]string{fields[i], fields[i+1]})
	}
	if len(all) <= maxMoments {
		return all
	}
	var out [][2]string
	for i := range maxMoments {
		out = append(out, all[i*(len(all)-1)/(maxMoments-1)])
	}
	return out
}
