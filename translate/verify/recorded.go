package verify

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/molt-go/molt/analyzer/evidence/recording"
)

// readRecording reads the recording that serves, if there is one.
func (v *verifier) readRecording(source string) error {
	dir := v.recordingDir(source)
	if dir == "" {
		return nil
	}
	rec, problems, err := recording.Read(dir, recording.DefaultLimits())
	if err != nil && v.opt.Recording == "" { // nobody named it
		v.opt.Note(err.Error())
		return nil
	}
	if err != nil {
		return err
	}
	for _, p := range problems {
		v.opt.Note(fmt.Sprintf("%s: %s", filepath.Base(dir), p))
	}
	v.kept = rec
	return nil
}

// recorded returns the calls of a function that were recorded.
func (v *verifier) recorded(f *function) []*recording.Vector {
	if v.kept == nil {
		return nil
	}
	if r := v.kept.Find(f.entry.File, f.entry.Python, f.entry.Line, f.entry.EndLine); r != nil && len(r.Params) == len(f.def.Params) {
		return r.Vectors
	}
	return nil
}

func (v *verifier) sameFile(recorded, ours string) bool {
	return recorded == ours || strings.HasSuffix(recorded, "/"+ours) || strings.HasSuffix(ours, "/"+recorded)
}
