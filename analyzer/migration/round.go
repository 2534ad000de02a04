package migration

import (
	"math"

	"github.com/molt-go/molt/analyzer/ledger"
)

// round keeps six digits of every share and four of every factor: more is noise,
// and its last digits may differ between processors.
func (r *Report) round() {
	six := func(list ...*float64) {
		for _, x := range list {
			*x = math.Round(*x*1e6) / 1e6
		}
	}
	shares := func(m map[ledger.Status]float64) {
		for s, x := range m {
			m[s] = math.Round(x*1e6) / 1e6
		}
	}
	t := &r.Totals
	six(&t.Proven.Share, &t.Different.Share, &t.Unproven.Share, &t.Accepted.Share, &t.Drifted.Share, &r.Speed.Measured)
	shares(t.Share)
	shares(r.Speed.After)
	for _, x := range []*float64{&r.Speed.SoFar, &r.Speed.Bound} {
		*x = math.Round(*x*1e4) / 1e4
	}
	for i := range r.Functions {
		f := &r.Functions[i]
		six(&f.Share, &f.After, &f.Total, &f.Memory)
		for k := range f.Rows {
			six(&f.Rows[k].Share)
		}
	}
	for i := range r.Files {
		six(&r.Files[i].Share)
		shares(r.Files[i].ByStatus)
	}
	for i := range r.Calls {
		six(&r.Calls[i].Start, &r.Calls[i].Share, &r.Calls[i].After)
	}
	for i := range r.History {
		six(&r.History[i].Proven, &r.History[i].SoFar)
		shares(r.History[i].Share)
	}
	for i := range r.Reasons {
		six(&r.Reasons[i].Share)
	}
	for i := range r.Behaviours {
		six(&r.Behaviours[i].Share)
	}
	for i := range r.Libraries {
		six(&r.Libraries[i].Share)
	}
	for i := range r.Findings {
		six(&r.Findings[i].Share, &r.Findings[i].Gain)
	}
}
