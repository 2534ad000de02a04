package pyrt

import (
	"sync/atomic"
	"unsafe"
	"weak"
)

// This file converts between characters and bytes. In short texts it counts; of a
// long one it keeps an index as long as something uses it, so that a loop over the
// matches of a text, or one that goes on at m.end(), takes linear time.

const (
	rePlacesMin  = 256 // texts from this size on have an index
	rePlacesStep = 512
)

// rePlaces is the index of a text.
type rePlaces struct {
	s      string
	ascii  bool
	counts []int // how many characters come before each step
}

// recentPlaces has the index of texts that were asked for last, by address.
var recentPlaces [4]atomic.Pointer[weak.Pointer[rePlaces]]

// placesOf returns the index of s.
func placesOf(s string) *rePlaces {
	data := unsafe.StringData(s)
	slot := &recentPlaces[uintptr(unsafe.Pointer(data))>>4%uintptr(len(recentPlaces))]
	if recent := slot.Load(); recent != nil {
		// Its text is alive if it is, so that no other can have the address.
		if places := recent.Value(); places != nil && unsafe.StringData(places.s) == data && len(places.s) == len(s) {
			return places
		}
	}
	places := newREPlaces(s)
	pointer := weak.Make(places)
	slot.Store(&pointer)
	return places
}

func newREPlaces(s string) *rePlaces {
	if IsASCII(s) {
		return &rePlaces{s: s, ascii: true}
	}
	places := &rePlaces{s: s, counts: make([]int, 0, len(s)/rePlacesStep+1)}
	count := 0
	for at := 0; at < len(s); at += rePlacesStep {
		places.counts = append(places.counts, count)
		count += StrLen(s[at:min(at+rePlacesStep, len(s))])
	}
	return places
}

// charCount returns how many characters lie before an offset in s.
func charCount(s string, offset int) int {
	if offset < rePlacesMin {
		return StrLen(s[:offset])
	}
	places := placesOf(s)
	if places.ascii {
		return offset
	}
	step := min(offset/rePlacesStep, len(places.counts)-1)
	return places.counts[step] + StrLen(s[step*rePlacesStep:offset])
}

// charOffset returns the offset of the character with the number n, or len(s).
func charOffset(s string, n int) int {
	at := 0
	if n >= rePlacesMin {
		places := placesOf(s)
		if places.ascii {
			return min(n, len(s))
		}
		lo, hi := 0, len(places.counts)
		for lo+1 < hi { // the last step with at most n characters before it
			if mid := (lo + hi) / 2; places.counts[mid] <= n {
				lo = mid
			} else {
				hi = mid
			}
		}
		at, n = lo*rePlacesStep, n-places.counts[lo]
	}
	// A step may begin within a character, which was counted before it.
	for ; at < len(s); at++ {
		if isContinuation(s[at]) {
			continue
		}
		if n == 0 {
			return at
		}
		n--
	}
	return len(s)
}
