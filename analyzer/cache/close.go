package cache

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

const (
	// temporary begins the names of packs that are being written.
	temporary = "new-"
	// maxPacks is how many packs a root may have before they become one.
	maxPacks = 8
	// slack is how much unused content, in bytes, is kept beside twice what is in
	// use: entries of another branch are wanted again.
	slack = 16 << 20
)

// Close writes what was added. The store must not be used afterwards. The error
// says why nothing was kept; a caller may well ignore it.
func (s *Store) Close() error {
	if s.dir == "" || len(s.order) == 0 {
		return nil
	}
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return fmt.Errorf("cache: %w", err)
	}
	size := len(magic)
	for _, value := range s.added {
		size += headSize + len(value)
	}
	data := append(make([]byte, 0, size), magic...)
	for _, k := range s.order {
		data = appendEntry(data, k, s.added[k])
	}
	merge := s.crowded(len(data))
	if merge {
		data = s.appendOld(data)
	}
	if err := s.write(data); err != nil {
		return fmt.Errorf("cache: %w", err)
	}
	if merge {
		for _, p := range s.packs {
			os.Remove(filepath.Join(s.dir, p.name)) // gone already, or in use: the next merge sees to it
		}
	}
	prune(s.all, s.dir, s.maxBytes)
	return nil
}

// crowded reports whether the packs are to be merged with added bytes of new entries.
func (s *Store) crowded(added int) bool {
	total := added
	for _, p := range s.packs {
		total += len(p.data)
	}
	return len(s.packs) >= maxPacks || total > 2*s.inUse(added)+2*slack
}

// inUse returns the size of the new entries and of those that were looked up.
func (s *Store) inUse(added int) int {
	for _, e := range s.index {
		if e.used.Load() {
			added += headSize + len(e.value)
		}
	}
	return added
}

// appendOld appends the entries that were read and are worth keeping: all that
// were of use, then the newest of the others.
func (s *Store) appendOld(data []byte) []byte {
	limit := 2*s.inUse(len(data)) + slack
	keys := newest(s.index)
	for _, wanted := range []bool{true, false} {
		for _, k := range keys {
			e := s.index[k]
			if _, again := s.added[k]; again || e.used.Load() != wanted || !e.intact(k) {
				continue
			}
			if wanted || len(data)+headSize+len(e.value) <= limit {
				data = appendEntry(data, k, e.value)
			}
		}
	}
	return data
}

// write writes a pack under a temporary name and gives it its own.
func (s *Store) write(data []byte) error {
	f, err := os.CreateTemp(s.dir, temporary+"*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		// What made the temporary name unique makes this one unique.
		unique := strings.TrimPrefix(filepath.Base(f.Name()), temporary)
		err = os.Rename(f.Name(), filepath.Join(s.dir, fmt.Sprintf("%08x-%s%s", s.nextNumber(), unique, extension)))
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

// nextNumber returns a number above those of all packs that were read. Another
// run may pick the same one.
func (s *Store) nextNumber() uint64 {
	last := uint64(0)
	for _, p := range s.packs {
		number, _, _ := strings.Cut(p.name, "-")
		if n, err := strconv.ParseUint(number, 16, 32); err == nil {
			last = max(last, n)
		}
	}
	return last + 1
}

// prune removes files of the whole cache, those written longest ago first, until
// it fits the limit. The folder in use is spared. It looks only into folders that
// have names such as Open gives.
func prune(all, spared string, limit int64) {
	type file struct {
		path string
		info fs.FileInfo
	}
	var files []file
	total := int64(0)
	folders, _ := os.ReadDir(all)
	for _, folder := range folders {
		if !folder.IsDir() || len(folder.Name()) != 32 || strings.Trim(folder.Name(), "0123456789abcdef") != "" {
			continue
		}
		dir := filepath.Join(all, folder.Name())
		entries, _ := os.ReadDir(dir)
		for _, e := range entries {
			info, err := e.Info()
			if err != nil || !info.Mode().IsRegular() {
				continue
			}
			total += info.Size()
			if dir != spared {
				files = append(files, file{filepath.Join(dir, e.Name()), info})
			}
		}
	}
	slices.SortFunc(files, func(a, b file) int {
		return cmp.Or(a.info.ModTime().Compare(b.info.ModTime()), strings.Compare(a.path, b.path))
	})
	for _, f := range files {
		if total <= limit {
			return
		}
		if os.Remove(f.path) == nil {
			total -= f.info.Size()
			os.Remove(filepath.Dir(f.path)) // fails while it holds files
		}
	}
}
