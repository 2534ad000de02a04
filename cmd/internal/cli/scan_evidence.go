package cli

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"

	"github.com/molt-go/molt/analyzer/evidence"
	"github.com/molt-go/molt/analyzer/evidence/recording"
	"github.com/molt-go/molt/analyzer/report"
)

// noRecording as --recording leaves out one that is there.
const noRecording = "none"

// readEvidence reads the profile or the recording that the scan rests on: those of
// the flags, or else the recording of the project at root.
func (s *scanner) readEvidence(root string) error {
	o := s.opt
	switch {
	case o.profile != "" && o.recording != "" && o.recording != noRecording:
		return errors.New("--profile and --recording exclude each other")
	case o.profile != "":
		return s.readProfile(o.profile)
	case o.recording != "" && o.recording != noRecording:
		return s.readRecording(o.recording)
	case o.recording == noRecording:
		return nil
	}
	dir := recording.Home(root)
	if dir == "" {
		return nil
	}
	if err := s.readRecording(dir); err != nil {
		fmt.Fprintln(s.env.err, "molt: "+clean(err.Error()))
		return nil
	}
	if !s.env.quiet {
		fmt.Fprintf(s.env.err, "molt: ranked by the recording in %s; --recording %s leaves it out\n", report.Clean(shorten(dir)), noRecording)
	}
	return nil
}

func (s *scanner) readProfile(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if s.load.Profile, err = evidence.Read(path, data); err != nil {
		return err
	}
	s.load.ProfileSum = sha256.Sum256(data)
	return nil
}

func (s *scanner) readRecording(dir string) error {
	rec, problems, err := recording.Read(dir, recording.DefaultLimits())
	if err != nil {
		return err
	}
	s.env.nameProblems(dir, problems)
	if len(rec.Functions) == 0 {
		return fmt.Errorf("%s: no function was recorded", dir)
	}
	s.load.Profile = rec.Profile()
	s.load.ProfileSum = sha256.Sum256(fmt.Appendf(nil, "%v", *s.load.Profile))
	return nil
}
