//go:build !linux

package trial

// weigh knows nothing: what the system says of an ended process has to do.
func weigh(_ int, done <-chan struct{}) int64 {
	<-done
	return 0
}
