package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/molt-go/molt/cmd/internal/measure/corpus"
)

// sources returns a corpus' files.
func sources(c corpus.Corpus) ([]source, error) {
	files, err := c.Files()
	if err != nil {
		return nil, err
	}
	list := make([]source, len(files))
	for i, file := range files {
		list[i] = source{
			name: c.Name + "/" + file,
			text: func() ([]byte, error) { return os.ReadFile(filepath.Join(c.Dir, filepath.FromSlash(file))) },
		}
	}
	return list, nil
}

// A tally counts the results of one corpus.
type tally struct {
	name  string
	files int
	by    [outcomes]int
	known int
	bytes int // of files that molt parsed
	took  time.Duration
}

func (t *tally) add(r result) {
	t.files++
	t.by[r.outcome]++
	if r.known && r.outcome.bad() {
		t.known++
	}
	if r.molt.err == nil {
		t.bytes += r.size
		t.took += r.molt.took
	}
}

func (t *tally) merge(u tally) {
	t.files += u.files
	for i := range t.by {
		t.by[i] += u.by[i]
	}
	t.known += u.known
	t.bytes += u.bytes
	t.took += u.took
}

// bad returns how many results are wrong and not listed.
func (t *tally) bad() int {
	n := -t.known
	for o := range outcomes {
		if o.bad() {
			n += t.by[o]
		}
	}
	return n
}

func printHeader(w io.Writer) {
	fmt.Fprintf(w, "%-26s %6s %9s %9s %9s %9s %8s %6s %6s %6s %6s %7s\n", "corpus", "files", "accepted",
		"identical", "different", "f.refused", "f.accept", "newer", "limit", "crash", "known", "MB/s")
}

func (t *tally) print(w io.Writer) {
	accepted := t.by[identical] + t.by[different] + t.by[falseRefusal]
	rate := 0.0
	if t.took > 0 {
		rate = float64(t.bytes) / 1e6 / t.took.Seconds()
	}
	fmt.Fprintf(w, "%-26s %6d %9d %9d %9d %9d %8d %6d %6d %6d %6d %7.1f\n", t.name, t.files, accepted,
		t.by[identical], t.by[different], t.by[falseRefusal], t.by[falseAccept], t.by[newer], t.by[beyondLimit], t.by[crash], t.known, rate)
}
