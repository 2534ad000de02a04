package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/molt-go/molt/cmd/internal/measure/corpus"
)

// verdicts remembers the oracle's answers by the hash of the source, between
// runs too: asking takes many times longer than parsing.
type verdicts struct {
	path string
	mu   sync.Mutex
	old  map[string]answer
	new  map[string]answer
}

// loadVerdicts reads the remembered answers of the present oracle.
func loadVerdicts(python string) (*verdicts, error) {
	dir, err := corpus.CacheDir()
	if err != nil {
		return nil, err
	}
	v := &verdicts{
		path: filepath.Join(dir, "verdicts-"+hash([]byte(python + oraclePy))[:12]+".txt"),
		old:  map[string]answer{},
		new:  map[string]answer{},
	}
	f, err := os.Open(v.path)
	if errors.Is(err, fs.ErrNotExist) {
		return v, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		key, reply, ok := strings.Cut(lines.Text(), " ")
		if ok && len(key) == sha256.Size*2 && reply != "" {
			v.old[key] = answer{answerKind(reply[0]), reply[1:]}
		}
	}
	return v, lines.Err()
}

// of returns the verdict on src, asking o if it is not known yet.
func (v *verdicts) of(o *oracle, src []byte) (answer, error) {
	key := hash(src)
	v.mu.Lock()
	a, ok := v.old[key]
	if !ok {
		a, ok = v.new[key]
	}
	v.mu.Unlock()
	if ok {
		return a, nil
	}
	a, err := o.judge('h', src)
	if err == nil && !strings.HasPrefix(a.text, "interpreter ended") {
		v.mu.Lock()
		v.new[key] = a
		v.mu.Unlock()
	}
	return a, err
}

// save appends the new answers to the file.
func (v *verdicts) save() error {
	if len(v.new) == 0 {
		return nil
	}
	f, err := os.OpenFile(v.path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	for key, a := range v.new {
		fmt.Fprintf(w, "%s %c%s\n", key, a.kind, a.text)
		v.old[key] = a
	}
	clear(v.new)
	return errors.Join(w.Flush(), f.Close())
}

func hash(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}
