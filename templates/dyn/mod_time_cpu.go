package dyn

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"

	"github.com/molt-go/molt/templates/pyrt"
)

// cpuTime returns the nanoseconds that the process has computed, or stops the program
// where the system does not tell.
func cpuTime() int {
	files, _ := filepath.Glob("/proc/self/task/*/schedstat")
	total, known := 0, false
	for _, name := range files {
		text, err := os.ReadFile(name)
		fields := bytes.Fields(text)
		if err != nil || len(fields) == 0 {
			continue // a thread that has ended
		}
		if n, err := strconv.Atoi(string(fields[0])); err == nil {
			total, known = total+n, true
		}
	}
	if !known {
		panic(pyrt.NewGuard("time.process_time is not carried over on this system"))
	}
	return total
}

func cpuSeconds([]Value) Value { return float64(cpuTime()) / 1e9 }

func cpuNanoseconds([]Value) Value { return cpuTime() }
