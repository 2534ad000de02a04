package evidence

import (
	"bytes"
	"strings"
)

// speedscopeFormat is JSON of the speedscope viewer, as py-spy (sampled) and
// pyinstrument (evented) export it.
var speedscopeFormat = Format{
	Name:   "speedscope",
	Doc:    "py-spy record -f speedscope, pyinstrument -r speedscope",
	detect: isSpeedscope,
	read:   readSpeedscope,
}

// isSpeedscope also knows a truncated file by its schema: py-spy writes the
// frames last.
func isSpeedscope(s *sniffed) bool {
	const schema = "speedscope.app/file-format-schema.json"
	return s.hasKeys("shared", "profiles") ||
		s.hasKeys("$schema") && bytes.Contains(s.data[:min(len(s.data), 4096)], []byte(schema))
}

type speedscopeFile struct {
	Exporter string `json:"exporter"`
	Shared   struct {
		Frames []speedscopeFrame `json:"frames"`
	} `json:"shared"`
	Profiles []speedscopeProfile `json:"profiles"`
}

type speedscopeFrame struct {
	Name string `json:"name"`
	File string `json:"file"`
	Line int    `json:"line"`
}

type speedscopeProfile struct {
	Type    string            `json:"type"`
	Unit    string            `json:"unit"`
	Start   float64           `json:"startValue"`
	Samples [][]int           `json:"samples"`
	Weights []float64         `json:"weights"`
	Events  []speedscopeEvent `json:"events"`
}

type speedscopeEvent struct {
	Type  string  `json:"type"`
	At    float64 `json:"at"`
	Frame int     `json:"frame"`
}

// EstimateExporter is the exporter of a speedscope file that holds molt's own
// estimate: it looks like a profile and measures nothing, so that none is read back.
const EstimateExporter = "molt (an estimate)"

// A speedscopeReader joins the profiles of a file, which are its threads.
type speedscopeReader struct {
	stacks  *stackProfile
	entries []int32 // by frame, remark if it is no code
}

func readSpeedscope(data []byte) (*Profile, error) {
	var file speedscopeFile
	if err := decodeJSON(data, &file); err != nil {
		return nil, err
	}
	if file.Exporter == EstimateExporter {
		return nil, &Error{Format: "speedscope", Offset: -1, Reason: "it is molt's own estimate of the heat, and measures nothing", Hint: "profile a run of the program"}
	}
	// pyinstrument and molt give the line of the function, others that of execution.
	lines := CurrentLine
	if strings.HasPrefix(file.Exporter, "pyinstrument") || strings.HasPrefix(file.Exporter, "molt") {
		lines = FirstLine
	}
	unit := Seconds
	for _, profile := range file.Profiles {
		if _, ok := timeScale(profile.Unit); !ok {
			unit = Samples
		}
	}
	r := &speedscopeReader{stacks: newStackProfile(unit, lines)}
	for _, f := range file.Shared.Frames {
		entry := int32(remark)
		if !isRemark(f.Name, f.File) {
			entry = r.stacks.entry(stackFrame(f.Name, f.File, f.Line))
		}
		r.entries = append(r.entries, entry)
	}
	for i, profile := range file.Profiles {
		scale, ok := timeScale(profile.Unit)
		if !ok || unit == Samples {
			scale = 1
		}
		if err := r.profile(i, profile, scale); err != nil {
			return nil, err
		}
	}
	return r.stacks.finish(), nil
}

// remark stands for the entry of a frame that is no code.
const remark = -1

// isRemark reports whether a frame is pyinstrument's [self], [await] and the
// like, whose time is that of the frame around it.
func isRemark(name, file string) bool {
	return file == "" && strings.HasPrefix(name, "[")
}

// timeScale returns the seconds in a unit of speedscope's.
func timeScale(unit string) (float64, bool) {
	scales := map[string]float64{"seconds": 1, "milliseconds": 1e-3, "microseconds": 1e-6, "nanoseconds": 1e-9}
	scale, ok := scales[unit]
	return scale, ok
}

// stackFrame builds a frame and tells native ones: they have no Python file.
func stackFrame(name, file string, line int) frame {
	return frame{file: file, line: lineNumber(line), name: name, builtin: isNative(file)}
}

// isNative reports whether file is named and is not Python source.
func isNative(file string) bool {
	if file == "" {
		return false
	}
	lower := strings.ToLower(file)
	for _, suffix := range []string{".py", ".pyw", ".pyx", ".ipynb", ">"} {
		if strings.HasSuffix(lower, suffix) {
			return file == "<built-in>"
		}
	}
	base := lower[strings.LastIndexAny(lower, `/\`)+1:]
	for _, part := range []string{".so", ".c", ".h", ".cc", ".cpp", ".rs", ".dll", ".pyd", ".dylib", ".exe"} {
		if at := strings.LastIndex(base, part); at >= 0 {
			rest := base[at+len(part):]
			if rest == "" || rest[0] == '.' { // libm.so.6
				return true
			}
		}
	}
	return false
}

func (r *speedscopeReader) profile(number int, p speedscopeProfile, scale float64) error {
	switch p.Type {
	case "sampled":
		return r.sampled(number, p, scale)
	case "evented":
		return r.evented(number, p, scale)
	}
	return badAt(-1, "profile %d is of unknown type %q", number, p.Type)
}

// entry returns the entry of a frame number.
func (r *speedscopeReader) entry(number, frame int) (int32, error) {
	if frame < 0 || frame >= len(r.entries) {
		return 0, badAt(-1, "profile %d names frame %d of %d", number, frame, len(r.entries))
	}
	return r.entries[frame], nil
}

func (r *speedscopeReader) sampled(number int, p speedscopeProfile, scale float64) error {
	if len(p.Weights) != 0 && len(p.Weights) != len(p.Samples) {
		return badAt(-1, "profile %d has %d samples but %d weights", number, len(p.Samples), len(p.Weights))
	}
	for i, sample := range p.Samples {
		at := int32(-1)
		for _, frame := range sample {
			entry, err := r.entry(number, frame)
			if err != nil {
				return err
			}
			if entry == remark {
				continue
			}
			if at, err = r.stacks.call(at, entry); err != nil {
				return err
			}
		}
		weight := 1.0
		if len(p.Weights) != 0 {
			weight = p.Weights[i]
		}
		if at >= 0 {
			r.stacks.spend(at, amount(float64(weight*scale)))
		}
	}
	return nil
}

// evented reads openings and closings of frames; time passes for whatever is
// open and innermost.
func (r *speedscopeReader) evented(number int, p speedscopeProfile, scale float64) error {
	type level struct {
		frame int
		at    int32 // -1 below any code
	}
	open, last := []level{{-1, -1}}, p.Start
	for i, event := range p.Events {
		top := open[len(open)-1]
		if top.at >= 0 {
			r.stacks.spend(top.at, amount(float64((event.At-last)*scale)))
		}
		last = event.At
		entry, err := r.entry(number, event.Frame)
		if err != nil {
			return err
		}
		switch event.Type {
		case "O":
			at := top.at
			if entry != remark {
				at, err = r.stacks.call(at, entry)
				if err != nil {
					return err
				}
			}
			open = append(open, level{event.Frame, at})
		case "C":
			if top.frame != event.Frame {
				return badAt(-1, "event %d of profile %d closes a frame that is not the innermost", i, number)
			}
			open = open[:len(open)-1]
		default:
			return badAt(-1, "event %d of profile %d is of unknown type %q", i, number, event.Type)
		}
	}
	return nil
}
