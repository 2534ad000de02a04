package trial

import (
	"context"
	"os"
	"runtime"
	"testing"
)

// TestWeigh holds that a program is not said to take what the process takes that
// started it.
func TestWeigh(t *testing.T) {
	const own = 96 << 20
	ballast := make([]byte, own)
	for i := 0; i < len(ballast); i += 4096 {
		ballast[i] = 1
	}
	in := Invocation{Args: []string{"/bin/sleep", "0.1"}, Dir: t.TempDir(), Env: []string{"PATH=" + os.Getenv("PATH")}, Weigh: true}
	o, err := Run(context.Background(), in, roomy)
	if err != nil {
		t.Fatal(err)
	}
	if o.Peak <= 0 || o.Peak > own/2 {
		t.Errorf("sleep takes %d bytes", o.Peak)
	}
	runtime.KeepAlive(ballast)
}
