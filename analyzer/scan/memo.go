package scan

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"fmt"
	"path/filepath"

	"github.com/molt-go/molt/analyzer/cache"
	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/source"
)

// A memo is the place of one scan's result in the cache. Its key is a hash of
// all that the result depends on: every file's path and content, the project
// files beside them, the settings, the profile and the flags.
type memo struct {
	store *cache.Store
	key   cache.Key
}

// newMemo returns the memo of a scan; one without a store for scans that are
// not kept, as those limited to the changes since a commit.
func newMemo(set *source.Set, beside neighbours, opt Options, filter Filter) memo {
	if opt.Cache == nil || filter.Since != "" {
		return memo{}
	}
	parts := [][]byte{fmt.Appendf(nil, "%d %v %v %q %q", Schema, opt.Python, filter.Preview, set.Prefix, sources(set, opt.Roots))}
	parts = append(parts, contents(set, opt.workers()))
	for _, f := range set.Failed {
		parts = append(parts, encode(f))
	}
	parts = append(parts, fmt.Appendf(nil, "%q", beside.configs), fmt.Appendf(nil, "%q", beside.others))
	parts = append(parts, opt.ProfileSum[:])
	if filter.Baseline != nil {
		b, err := filter.Baseline.Encode()
		if err != nil {
			return memo{}
		}
		parts = append(parts, b, fmt.Appendf(nil, "%q", gone(filter.Baseline, set)))
	}
	for _, dir := range folders(set.Files) {
		c, err := filter.Settings.For(filepath.Join(set.Root, filepath.FromSlash(dir)))
		if err != nil {
			return memo{} // the scan itself reports it
		}
		parts = append(parts, encode(c))
	}
	return memo{store: opt.Cache, key: cache.KeyOf("scan", parts...)}
}

// contents hashes paths and contents of all files.
func contents(set *source.Set, workers int) []byte {
	sums := make([][sha256.Size]byte, len(set.Files))
	source.Each(set.Files, workers, func(i int, text source.Text, err error) {
		if err != nil {
			sums[i] = sha256.Sum256([]byte(err.Error()))
			return
		}
		if text.Notebook != nil { // the same code may stand in other cells
			sums[i] = sha256.Sum256(fmt.Appendf(text.Data, "%v", *text.Notebook))
			return
		}
		sums[i] = sha256.Sum256(text.Data)
	})
	var all bytes.Buffer
	for i, f := range set.Files {
		fmt.Fprintf(&all, "%q %d %x\n", f.Path, f.Kind, sums[i])
	}
	return all.Bytes()
}

func encode(v any) []byte {
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(v); err != nil {
		panic(fmt.Sprintf("scan: %T cannot be encoded: %v", v, err))
	}
	return b.Bytes()
}

func (m memo) lookup() *findings.Result {
	if m.store == nil {
		return nil
	}
	data, ok := m.store.Lookup(m.key)
	if !ok {
		return nil
	}
	res := &findings.Result{}
	if err := gob.NewDecoder(bytes.NewReader(data)).Decode(res); err != nil {
		return nil
	}
	// gob does not tell empty from absent; JSON does.
	if res.Hotspots == nil {
		res.Hotspots = []findings.Hotspot{}
	}
	if res.Findings == nil {
		res.Findings = []findings.Finding{}
	}
	if res.Notes == nil {
		res.Notes = []findings.Note{}
	}
	if res.Files.Failed == nil {
		res.Files.Failed = []findings.Failed{}
	}
	return res
}

func (m memo) keep(res *findings.Result) {
	if m.store != nil {
		m.store.Put(m.key, encode(res))
	}
}
