package trial

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
	"time"
)

// weigh follows the largest resident size of a process until done is closed, and
// returns it in bytes. What the system says of a process that has ended counts the
// memory of the one that started it, too: so it is asked while it lives.
func weigh(pid int, done <-chan struct{}) (most int64) {
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for {
		most = max(most, highWater(fmt.Sprintf("/proc/%d/status", pid)))
		select {
		case <-done:
			return most
		case <-tick.C:
		}
	}
}

// highWater reads the largest resident size of a process, 0 where it has none.
func highWater(status string) int64 {
	text, err := os.ReadFile(status)
	if err != nil {
		return 0
	}
	_, rest, _ := bytes.Cut(text, []byte("VmHWM:"))
	number, _, _ := bytes.Cut(bytes.TrimSpace(rest), []byte(" "))
	kb, err := strconv.ParseInt(string(number), 10, 64)
	if err != nil {
		return 0
	}
	return kb << 10
}
