package dyn

import (
	"io"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/molt-go/molt/templates/pyrt"
)

var (
	shutilErrorType  = NewExcType("shutil", "Error", Exc(pyrt.OSError))
	sameFileErrType  = NewExcType("shutil", "SameFileError", shutilErrorType)
	terminalSizeType = newStructSeq("os", "terminal_size", "columns", "lines")
)

// ModShutil is the module shutil.
var ModShutil = NewLibrary("shutil", func(m *Module) {
	m.Const("Error", shutilErrorType)
	m.Const("SameFileError", sameFileErrType)
	m.Def("copyfile(src, dst, *, follow_symlinks=True)", func(a []Value) Value {
		followOnly(a[2])
		copyFile(fsPath(a[0]), fsPath(a[1]))
		return a[1]
	})
	m.Def("copymode(src, dst, *, follow_symlinks=True)", func(a []Value) Value {
		followOnly(a[2])
		copyMode(fsPath(a[0]), fsPath(a[1]))
		return nil
	})
	m.Def("copy(src, dst, *, follow_symlinks=True)", func(a []Value) Value { return copyInto(a, copyMode) })
	m.Def("copy2(src, dst, *, follow_symlinks=True)", func(a []Value) Value { return copyInto(a, copyStat) })
	m.Def("rmtree(path, ignore_errors=False, onerror=None)", func(a []Value) Value {
		removeTree(fsPath(a[0]), Truth(a[1]), a[2])
		return nil
	})
	m.Def("copytree(src, dst, symlinks=False, ignore=None, copy_function=None, ignore_dangling_symlinks=False, dirs_exist_ok=False)", func(a []Value) Value {
		if Truth(a[2]) || a[3] != nil || a[4] != nil || Truth(a[5]) {
			panic(pyrt.NewGuard("shutil.copytree with symlinks, ignore or copy_function is not carried over"))
		}
		copyTree(fsPath(a[0]), fsPath(a[1]), Truth(a[6]))
		return a[1]
	})
	m.Def("move(src, dst)", func(a []Value) Value { return moveFile(fsPath(a[0]), a[1]) })
	m.Def("which(cmd, mode=1, path=None)", func(a []Value) Value { return which(fsPath(a[0]), Index(a[1]), a[2]) })
	m.Def("get_terminal_size(fallback=)", func(a []Value) Value { return terminalSize(given(a[0], Tuple{80, 24})) })
})

func followOnly(v Value) {
	if !Truth(v) {
		panic(pyrt.NewGuard("shutil without follow_symlinks is not carried over"))
	}
}

func isFolder(path string) bool {
	st, err := os.Stat(path)
	return err == nil && st.IsDir()
}

func copyFile(src, dst string) {
	from, err := os.Stat(src)
	if to, e := os.Stat(dst); err == nil && e == nil && os.SameFile(from, to) {
		panic(raised(Call(sameFileErrType, Repr(src)+" and "+Repr(dst)+" are the same file")))
	}
	osDone(err, src)
	if from.IsDir() {
		osDone(syscall.EISDIR, src)
	}
	if !from.Mode().IsRegular() {
		panic(pyrt.NewGuard("copying special files is not carried over"))
	}
	in, err := os.Open(src)
	osDone(err, src)
	defer in.Close()
	out, err := os.OpenFile(dst, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o666)
	osDone(err, dst)
	_, err = io.Copy(out, in)
	if e := out.Close(); err == nil {
		err = e
	}
	osDone(err, dst)
}

func copyMode(src, dst string) {
	st, err := fileStatusOf(src, true)
	osDone(err, src)
	osDone(syscall.Chmod(dst, uint32(st.number("Mode")&0o7777)), dst)
}

func copyStat(src, dst string) {
	st, err := fileStatusOf(src, true)
	osDone(err, src)
	read, readNano := st.time("Atim")
	changed, changedNano := st.time("Mtim")
	osDone(os.Chtimes(dst, time.Unix(int64(read), int64(readNano)), time.Unix(int64(changed), int64(changedNano))), dst)
	copyMode(src, dst)
}

// copyInto copies a file to a file or into a folder.
func copyInto(a []Value, finish func(src, dst string)) Value {
	followOnly(a[2])
	src, dst := fsPath(a[0]), fsPath(a[1])
	result := a[1]
	if isFolder(dst) {
		dst = pyrt.PathJoin(dst, pyrt.PathBase(src))
		result = dst
	}
	copyFile(src, dst)
	finish(src, dst)
	return result
}

func copyTree(src, dst string, exists bool) {
	entries, err := os.ReadDir(src)
	osDone(err, src)
	if !exists || !isFolder(dst) {
		pyrt.MakeDirs(dst, exists)
	}
	for _, e := range entries {
		from, to := pyrt.PathJoin(src, e.Name()), pyrt.PathJoin(dst, e.Name())
		if isFolder(from) {
			copyTree(from, to, exists)
			continue
		}
		_, failed := protect(func() Flow {
			copyFile(from, to)
			copyStat(from, to)
			return Next
		})
		if failed != nil {
			panic(pyrt.NewGuard("shutil.copytree where a file cannot be copied is not carried over"))
		}
	}
	copyStat(src, dst)
}

func removeTree(path string, quiet bool, onError Value) {
	if onError != nil {
		panic(pyrt.NewGuard("shutil.rmtree with onerror is not carried over"))
	}
	st, err := os.Lstat(path)
	if err == nil && st.Mode()&os.ModeSymlink != 0 {
		if !quiet {
			raise(pyrt.OSError, "Cannot call rmtree on a symbolic link")
		}
		return
	}
	if err == nil && !st.IsDir() {
		err = syscall.ENOTDIR
	}
	if err == nil {
		err = os.RemoveAll(path)
	}
	if err != nil && !quiet {
		osDone(err, path)
	}
}

func moveFile(src string, to Value) Value {
	dst, result := fsPath(to), to
	if isFolder(dst) {
		from, err := os.Stat(src)
		if into, e := os.Stat(dst); err == nil && e == nil && os.SameFile(from, into) {
			return result
		}
		dst = pyrt.PathJoin(dst, pyrt.PathBase(strings.TrimRight(src, "/")))
		result = dst
		if _, err := os.Lstat(dst); err == nil {
			panic(raised(Call(shutilErrorType, "Destination path '"+dst+"' already exists")))
		}
	}
	err := syscall.Rename(src, dst)
	if err == nil {
		return result
	}
	if _, missing := os.Lstat(src); missing != nil {
		osDone(missing, src)
	}
	if err != syscall.EXDEV {
		panic(pyrt.NewGuard("shutil.move where renaming fails is not carried over"))
	}
	if isFolder(src) {
		copyTree(src, dst, false)
		osDone(os.RemoveAll(src), src)
		return result
	}
	copyFile(src, dst)
	copyStat(src, dst)
	pyrt.RemoveFile(src)
	return result
}

// which returns where a command lies, or None.
func which(cmd string, mode int, path Value) Value {
	good := func(file string) bool {
		return mayAccess(file, mode) && !isFolder(file)
	}
	if strings.Contains(cmd, "/") {
		if good(cmd) {
			return cmd
		}
		return nil
	}
	dirs, ok := os.LookupEnv("PATH")
	if !ok {
		dirs = "/bin:/usr/bin"
	}
	if path != nil {
		dirs = fsPath(path)
	}
	if dirs == "" {
		return nil
	}
	for _, dir := range strings.Split(dirs, ":") {
		if file := pyrt.PathJoin(dir, cmd); good(file) {
			return file
		}
	}
	return nil
}

func terminalSize(fallback Value) Value {
	columns, _ := strconv.Atoi(os.Getenv("COLUMNS"))
	lines, _ := strconv.Atoi(os.Getenv("LINES"))
	if st, err := os.Stdout.Stat(); (columns <= 0 || lines <= 0) && err == nil && st.Mode()&os.ModeCharDevice != 0 {
		panic(pyrt.NewGuard("the size of a terminal is not carried over"))
	}
	pair := Items(fallback)
	if columns <= 0 {
		columns = Index(pair[0])
	}
	if lines <= 0 {
		lines = Index(pair[1])
	}
	return terminalSizeType().of(columns, lines)
}
