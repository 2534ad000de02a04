package page

import (
	"io"
	"math"

	"github.com/google/pprof/profile"

	profiles "github.com/molt-go/molt/analyzer/evidence"
	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/migration"
	"github.com/molt-go/molt/analyzer/report"
)

// perRun is what a whole run counts in profiles, which have no shares: millionths.
const perRun = 1e6

// A frame is a function in stacks.
type frame struct {
	name, file string
	line       int // 0 if it is not known
}

// A stack is a path of calls, the outermost first, with the time that passes in
// the last of it itself.
type stack struct {
	frames []int // into the list of frames
	self   int64 // millionths of the run
}

// stacks turns the tree of calls into stacks over a list of frames.
func stacks(r *migration.Report) (frames []frame, list []stack) {
	index := map[frame]int{}
	var path []int
	var shares []float64 // left for the functions on the path themselves
	end := func(depth int) {
		for len(path) > depth {
			last := len(path) - 1
			if n := int64(math.Round(shares[last] * perRun)); n > 0 {
				list = append(list, stack{frames: append([]int{}, path...), self: n})
			}
			path, shares = path[:last], shares[:last]
		}
	}
	for _, c := range r.Calls {
		end(c.Depth)
		f := frame{name: report.Clean(c.Python)}
		if c.Function >= 0 {
			f.file, f.line = report.Clean(r.Functions[c.Function].File), r.Functions[c.Function].Line
		}
		if _, ok := index[f]; !ok {
			index[f] = len(frames)
			frames = append(frames, f)
		}
		if len(shares) > 0 {
			shares[len(shares)-1] -= c.Share
		}
		path, shares = append(path, index[f]), append(shares, c.Share)
	}
	end(0)
	return frames, list
}

// The part of a speedscope file (https://www.speedscope.app/file-format-schema.json)
// that is written.
type speedscopeFile struct {
	Schema   string              `json:"$schema"`
	Name     string              `json:"name"`
	Exporter string              `json:"exporter"`
	Shared   speedscopeShared    `json:"shared"`
	Profiles []speedscopeProfile `json:"profiles"`
}

type speedscopeShared struct {
	Frames []speedscopeFrame `json:"frames"`
}

type speedscopeFrame struct {
	Name string `json:"name"`
	File string `json:"file,omitempty"`
	Line int    `json:"line,omitempty"`
}

type speedscopeProfile struct {
	Type       string  `json:"type"`
	Name       string  `json:"name"`
	Unit       string  `json:"unit"`
	StartValue int64   `json:"startValue"`
	EndValue   int64   `json:"endValue"`
	Samples    [][]int `json:"samples"`
	Weights    []int64 `json:"weights"`
}

// writeSpeedscope writes the heat as a speedscope file: where the time goes by
// paths of calls, in millionths of the run.
func writeSpeedscope(w io.Writer, r *migration.Report, opts Options) error {
	frames, list := stacks(r)
	name := report.Clean(r.Name)
	p := speedscopeProfile{Type: "sampled", Name: name + " (" + string(r.Evidence) + ", millionths of the run)", Unit: "none", Samples: [][]int{}, Weights: []int64{}}
	for _, s := range list {
		p.Samples, p.Weights = append(p.Samples, s.frames), append(p.Weights, s.self)
		p.EndValue += s.self
	}
	out := speedscopeFile{Schema: "https://www.speedscope.app/file-format-schema.json", Name: name, Exporter: "molt", Profiles: []speedscopeProfile{p}}
	switch {
	case r.Evidence == findings.Static:
		out.Exporter = profiles.EstimateExporter
	case opts.Version != "":
		out.Exporter += "@" + report.Clean(opts.Version)
	}
	out.Shared.Frames = make([]speedscopeFrame, len(frames))
	for i, f := range frames {
		out.Shared.Frames[i] = speedscopeFrame{f.name, f.file, f.line}
	}
	return report.Encode(w, out, "")
}

// writePprof writes the heat as a profile for 'go tool pprof', in millionths of
// the run.
func writePprof(w io.Writer, r *migration.Report, _ Options) error {
	frames, list := stacks(r)
	unit := &profile.ValueType{Type: "share", Unit: "ppm"}
	p := &profile.Profile{SampleType: []*profile.ValueType{unit}, PeriodType: unit, Period: 1,
		Comments: []string{report.Clean(r.Name) + ": " + string(r.Evidence)}}
	for i, f := range frames {
		id := uint64(i + 1)
		p.Function = append(p.Function, &profile.Function{ID: id, Name: f.name, SystemName: f.name, Filename: f.file, StartLine: int64(f.line)})
		p.Location = append(p.Location, &profile.Location{ID: id, Line: []profile.Line{{Function: p.Function[i], Line: int64(f.line)}}})
	}
	for _, s := range list {
		sample := &profile.Sample{Value: []int64{s.self}}
		for i := len(s.frames) - 1; i >= 0; i-- { // pprof has the innermost first
			sample.Location = append(sample.Location, p.Location[s.frames[i]])
		}
		p.Sample = append(p.Sample, sample)
	}
	if err := p.CheckValid(); err != nil {
		return err
	}
	return p.Write(w)
}
