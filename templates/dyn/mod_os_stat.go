package dyn

import (
	"io/fs"
	"os"
	"sync"

	"github.com/molt-go/molt/templates/pyrt"
)

// statType is the class of stat results. Their times are attributes of the
// instance: floats, where the items are ints.
var statType = sync.OnceValue(func() *structSeq {
	s := newStructSeq("os", "stat_result",
		"st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime", "st_mtime", "st_ctime")()
	for _, name := range []string{"st_atime", "st_mtime", "st_ctime"} {
		s.attrs.Delete(name)
	}
	return s
})

// statOf returns os.stat(path), or os.lstat(path).
func statOf(path string, follow bool) Value {
	st, err := fileStatusOf(path, follow)
	osDone(err, path)
	var times [3]struct{ sec, nsec int }
	for i, field := range []string{"Atim", "Mtim", "Ctim"} {
		times[i].sec, times[i].nsec = st.time(field)
	}
	r := statType().of(st.number("Mode"), st.number("Ino"), st.number("Dev"), st.number("Nlink"), st.number("Uid"), st.number("Gid"),
		st.number("Size"), times[0].sec, times[1].sec, times[2].sec).(*Object)
	for i, name := range []string{"st_atime", "st_mtime", "st_ctime"} {
		t := times[i]
		r.setAttr(name, float64(t.sec)+1e-9*float64(t.nsec))
		r.setAttr(name+"_ns", t.sec*1_000_000_000+t.nsec)
	}
	r.setAttr("st_blocks", st.number("Blocks"))
	r.setAttr("st_blksize", st.number("Blksize"))
	return r
}

// A dirEntry is an os.DirEntry.
type dirEntry struct {
	name, path string
	entry      fs.DirEntry
}

// PyClass returns os.DirEntry.
func (*dirEntry) PyClass() *Class { return dirEntryType }

// Repr returns repr(e).
func (e *dirEntry) Repr() string { return "<DirEntry " + pyrt.Repr(e.name) + ">" }

var dirEntryType = NewType("os", "DirEntry")

// is reports whether the entry, or what it links to, is of a kind.
func (e *dirEntry) is(follow Value, kind func(m fs.FileMode) bool) bool {
	if Truth(follow) && e.entry.Type()&fs.ModeSymlink != 0 {
		info, err := os.Stat(e.path)
		return err == nil && kind(info.Mode())
	}
	return kind(e.entry.Type())
}

func init() {
	t := dirEntryType
	t.final = true
	t.Getter("name", func(v Value) Value { return v.(*dirEntry).name })
	t.Getter("path", func(v Value) Value { return v.(*dirEntry).path })
	t.Def("is_dir(*, follow_symlinks=True)", func(a []Value) Value { return a[0].(*dirEntry).is(a[1], fs.FileMode.IsDir) })
	t.Def("is_file(*, follow_symlinks=True)", func(a []Value) Value { return a[0].(*dirEntry).is(a[1], fs.FileMode.IsRegular) })
	t.Def("is_symlink()", func(a []Value) Value { return a[0].(*dirEntry).entry.Type()&fs.ModeSymlink != 0 })
	t.Def("stat(*, follow_symlinks=True)", func(a []Value) Value { return statOf(a[0].(*dirEntry).path, Truth(a[1])) })
	t.Def("inode()", func(a []Value) Value { return GetItem(statOf(a[0].(*dirEntry).path, false), 1) })
	t.Def("__fspath__()", func(a []Value) Value { return a[0].(*dirEntry).path })
	scanIterType.Def("__enter__()", func(a []Value) Value { return a[0] })
	scanIterType.Def("__exit__(*args)", func([]Value) Value { return nil })
	scanIterType.Def("close()", func([]Value) Value { return nil })
}

var scanIterType = NewIterType("posix", "ScandirIterator")

func scanDir(path string) Value {
	entries, err := os.ReadDir(path)
	osDone(err, path)
	i := 0
	return NewIterator(scanIterType, func() (Value, bool) {
		if i == len(entries) {
			return nil, false
		}
		i++
		e := entries[i-1]
		return &dirEntry{e.Name(), pyrt.PathJoin(path, e.Name()), e}, true
	})
}

// A walker is a call of os.walk.
type walker struct {
	topDown bool
	onError Value
	follow  bool
	y       *Yielder
}

func (w *walker) folder(top string) {
	entries, err := os.ReadDir(top)
	if err != nil {
		if w.onError != nil {
			Call1(w.onError, excObject(pyrt.OSErrorAt(err, top)))
		}
		return
	}
	folders, files := pyrt.NewList[Value](), pyrt.NewList[Value]()
	for _, e := range entries {
		entry := &dirEntry{e.Name(), pyrt.PathJoin(top, e.Name()), e}
		if entry.is(true, fs.FileMode.IsDir) {
			folders.Append(e.Name())
		} else {
			files.Append(e.Name())
		}
	}
	if w.topDown {
		w.y.Yield(Tuple{top, folders, files})
	}
	for it := Over(folders); it.Next(); {
		path := pyrt.PathJoin(top, fsPath(it.Value))
		if info, err := os.Lstat(path); w.follow || err == nil && info.Mode()&fs.ModeSymlink == 0 {
			w.folder(path)
		}
	}
	if !w.topDown {
		w.y.Yield(Tuple{top, folders, files})
	}
}
