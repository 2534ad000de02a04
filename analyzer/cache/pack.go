package cache

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
)

// A pack begins with a magic line, then its entries follow:
//
//	key [32]byte, length uint32, CRC-32C of key, length and value uint32, value
//
// Numbers are little-endian. Pack names sort from old to new.
const (
	magic     = "molt pack 1\n"
	headSize  = 32 + 4 + 4
	extension = ".pack"
)

// maxPack bounds the size of a pack that is read, in bytes.
const maxPack = 1 << 30

// A pack is a file of entries that was read.
type pack struct {
	name string
	data []byte
}

// A stored entry lies in a pack.
type stored struct {
	value []byte
	sum   uint32
	pack  int // index of its pack; later ones are newer
	used  atomic.Bool
}

// readPacks reads the packs of a folder from old to new. What cannot be read is left out.
func readPacks(dir string) []pack {
	entries, err := os.ReadDir(dir) // sorted by name
	if err != nil {
		return nil
	}
	var packs []pack
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), extension) || !e.Type().IsRegular() {
			continue
		}
		if info, err := e.Info(); err != nil || info.Size() > maxPack {
			continue
		}
		// A pack that another run has just merged away is missed, not an error.
		if data, err := os.ReadFile(filepath.Join(dir, e.Name())); err == nil {
			packs = append(packs, pack{e.Name(), data})
		}
	}
	return packs
}

// addTo enters the entries of the pack, which is number n, into an index. It
// stops where the pack is cut or damaged.
func (p pack) addTo(index map[Key]*stored, n int) {
	rest, ok := bytes.CutPrefix(p.data, []byte(magic))
	if !ok {
		return
	}
	for len(rest) >= headSize {
		var k Key
		copy(k[:], rest)
		size := uint64(binary.LittleEndian.Uint32(rest[32:]))
		sum := binary.LittleEndian.Uint32(rest[36:])
		rest = rest[headSize:]
		if size > uint64(len(rest)) {
			return
		}
		index[k] = &stored{value: rest[:size:size], sum: sum, pack: n}
		rest = rest[size:]
	}
}

// appendEntry writes an entry as addTo reads it.
func appendEntry(b []byte, k Key, value []byte) []byte {
	b = append(b, k[:]...)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(value)))
	b = binary.LittleEndian.AppendUint32(b, checksum(k, value))
	return append(b, value...)
}

// intact reports whether the entry is what was written for k.
func (e *stored) intact(k Key) bool { return checksum(k, e.value) == e.sum }

func checksum(k Key, value []byte) uint32 {
	table := crc32.MakeTable(crc32.Castagnoli) // shared by the library, and quick
	var size [4]byte
	binary.LittleEndian.PutUint32(size[:], uint32(len(value)))
	sum := crc32.Update(0, table, k[:])
	sum = crc32.Update(sum, table, size[:])
	return crc32.Update(sum, table, value)
}

// newest sorts the keys of an index by age, newest first, and by key within a pack.
func newest(index map[Key]*stored) []Key {
	keys := make([]Key, 0, len(index))
	for k := range index {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b Key) int {
		if d := index[b].pack - index[a].pack; d != 0 {
			return d
		}
		return bytes.Compare(a[:], b[:])
	})
	return keys
}
