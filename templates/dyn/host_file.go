package dyn

import (
	"io/fs"
	"os"
	"reflect"
	"slices"

	"github.com/molt-go/molt/templates/pyrt"
)

// A fileStatus is what the system knows of a file. Its numbers are read by the names
// that the system gives them, so that the package builds for every system; on one
// that has them not, asking ends the program.
type fileStatus struct {
	info fs.FileInfo
	sys  reflect.Value
}

// fileStatusOf returns the status of a file, or of what a link leads to.
func fileStatusOf(path string, follow bool) (fileStatus, error) {
	stat := os.Lstat
	if follow {
		stat = os.Stat
	}
	info, err := stat(path)
	if err != nil {
		return fileStatus{}, err
	}
	s := fileStatus{info: info, sys: reflect.Indirect(reflect.ValueOf(info.Sys()))}
	if s.sys.Kind() != reflect.Struct || !s.sys.FieldByName("Mode").IsValid() {
		panic(pyrt.NewGuard("the status of files on this system is not carried over"))
	}
	return s, nil
}

// number returns a field of the system's structure.
func (s fileStatus) number(field string) int { return fieldNumber(s.sys, field) }

func fieldNumber(v reflect.Value, field string) int {
	f := v.FieldByName(field)
	switch {
	case f.IsValid() && f.CanInt():
		return int(f.Int())
	case f.IsValid() && f.CanUint():
		return int(f.Uint())
	}
	panic(pyrt.NewGuard("the " + field + " of a file on this system is not carried over"))
}

// time returns a time of the file: "Atim", "Mtim" or "Ctim", as Linux calls them.
func (s fileStatus) time(field string) (sec, nsec int) {
	t := s.sys.FieldByName(field)
	if !t.IsValid() {
		t = s.sys.FieldByName(field + "espec") // of Darwin
	}
	if !t.IsValid() {
		panic(pyrt.NewGuard("the times of a file on this system are not carried over"))
	}
	return fieldNumber(t, "Sec"), fieldNumber(t, "Nsec")
}

// mayAccess reports os.access(path, mode): 4 to read, 2 to write, 1 to execute.
func mayAccess(path string, mode int) bool {
	s, err := fileStatusOf(path, true)
	if err != nil {
		return false
	}
	bits := s.number("Mode")
	if os.Getuid() == 0 {
		return mode&1 == 0 || bits&0o111 != 0 || s.info.IsDir()
	}
	groups, _ := os.Getgroups()
	switch gid := s.number("Gid"); {
	case s.number("Uid") == os.Getuid():
		bits >>= 6
	case gid == os.Getgid() || slices.Contains(groups, gid):
		bits >>= 3
	}
	return bits&mode == mode
}
