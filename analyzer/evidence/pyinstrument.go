package evidence

// pyinstrumentFormat is pyinstrument's own JSON: a tree of frames, each with
// the time of its subtree.
var pyinstrumentFormat = Format{
	Name:   "pyinstrument",
	Doc:    "pyinstrument -r json",
	detect: keys("root_frame"),
	read:   readPyinstrument,
}

type pyinstrumentFile struct {
	Root *pyinstrumentFrame `json:"root_frame"`
}

type pyinstrumentFrame struct {
	Function string              `json:"function"`
	Path     string              `json:"file_path"`
	Short    string              `json:"file_path_short"`
	Line     int                 `json:"line_no"`
	Time     float64             `json:"time"`
	Children []pyinstrumentFrame `json:"children"`
}

func readPyinstrument(data []byte) (*Profile, error) {
	var file pyinstrumentFile
	if err := decodeJSON(data, &file); err != nil {
		return nil, err
	}
	stacks := newStackProfile(Seconds, FirstLine)
	if file.Root != nil {
		if err := addPyinstrument(stacks, -1, file.Root); err != nil {
			return nil, err
		}
	}
	return stacks.finish(), nil
}

// addPyinstrument adds a frame and its children below the context parent. The
// JSON decoder bounds the depth.
func addPyinstrument(stacks *stackProfile, parent int32, f *pyinstrumentFrame) error {
	at := parent
	if !isRemark(f.Function, f.Path) || parent < 0 {
		path := f.Path
		if path == "" {
			path = f.Short
		}
		// Its class_name is that of the object, not of the method's owner.
		var err error
		if at, err = stacks.call(parent, stacks.entry(stackFrame(f.Function, path, f.Line))); err != nil {
			return err
		}
	}
	own := amount(f.Time)
	for i := range f.Children {
		own -= amount(f.Children[i].Time)
		if err := addPyinstrument(stacks, at, &f.Children[i]); err != nil {
			return err
		}
	}
	stacks.spend(at, amount(own))
	return nil
}
