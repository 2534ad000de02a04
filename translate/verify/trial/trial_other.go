//go:build !unix

package trial

import (
	"os"
	"os/exec"
)

// Without process groups only the process itself is ended, and there is no
// shell that sets limits: the command needs a Unix system.
func ownGroup(*exec.Cmd)                  {}
func killGroup(p *os.Process) error       { return p.Kill() }
func peakMemory(_ *os.ProcessState) int64 { return 0 }
