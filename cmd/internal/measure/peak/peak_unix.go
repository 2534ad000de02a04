//go:build unix

// Package peak says how much memory a command took.
package peak

import (
	"os"
	"runtime"
	"syscall"
)

// Memory returns the largest resident size of a process that has ended, in bytes.
func Memory(s *os.ProcessState) int64 {
	u, ok := s.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" {
		return int64(u.Maxrss)
	}
	return int64(u.Maxrss) << 10
}
