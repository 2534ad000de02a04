package pyrt

import (
	"os"
	"strings"
)

// This file has os.path for POSIX paths.
// https://docs.python.org/3.11/library/os.path.html

// PathJoin returns os.path.join(path, parts...): an absolute part starts anew.
func PathJoin(path string, parts ...string) string {
	for _, p := range parts {
		switch {
		case strings.HasPrefix(p, "/"):
			path = p
		case path == "" || strings.HasSuffix(path, "/"):
			path += p
		default:
			path += "/" + p
		}
	}
	return path
}

// PathSplit returns os.path.split(path).
func PathSplit(path string) (head, tail string) {
	i := strings.LastIndexByte(path, '/') + 1
	head, tail = path[:i], path[i:]
	if trimmed := strings.TrimRight(head, "/"); trimmed != "" {
		head = trimmed
	}
	return head, tail
}

// PathBase returns os.path.basename(path).
func PathBase(path string) string { return path[strings.LastIndexByte(path, '/')+1:] }

// PathDir returns os.path.dirname(path).
func PathDir(path string) string {
	head, _ := PathSplit(path)
	return head
}

// PathSplitExt returns os.path.splitext(path): dots that lead a name start no
// extension.
func PathSplitExt(path string) (root, ext string) {
	start := strings.LastIndexByte(path, '/') + 1
	dot := strings.LastIndexByte(path, '.')
	if dot < start || strings.Trim(path[start:dot], ".") == "" {
		return path, ""
	}
	return path[:dot], path[dot:]
}

// PathIsAbs returns os.path.isabs(path).
func PathIsAbs(path string) bool { return strings.HasPrefix(path, "/") }

// PathNorm returns os.path.normpath(path).
func PathNorm(path string) string {
	if path == "" {
		return "."
	}
	root := ""
	switch {
	case strings.HasPrefix(path, "//") && !strings.HasPrefix(path, "///"):
		root = "//" // POSIX lets two slashes mean something else
	case path[0] == '/':
		root = "/"
	}
	var parts []string
	for _, p := range strings.Split(path, "/") {
		switch {
		case p == "" || p == ".":
		case p != ".." || root == "" && len(parts) == 0 || len(parts) > 0 && parts[len(parts)-1] == "..":
			parts = append(parts, p)
		case len(parts) > 0:
			parts = parts[:len(parts)-1]
		}
	}
	if path = root + strings.Join(parts, "/"); path == "" {
		return "."
	}
	return path
}

// PathAbs returns os.path.abspath(path).
func PathAbs(path string) string {
	if !PathIsAbs(path) {
		path = PathJoin(Getcwd(), path)
	}
	return PathNorm(path)
}

// PathRel returns os.path.relpath(path, start); start "." is the default.
func PathRel(path, start string) string {
	if path == "" {
		panic(NewValueError("no path specified"))
	}
	from, to := pathParts(start), pathParts(path)
	same := 0
	for same < min(len(from), len(to)) && from[same] == to[same] {
		same++
	}
	var parts []string
	for range len(from) - same {
		parts = append(parts, "..")
	}
	parts = append(parts, to[same:]...)
	if len(parts) == 0 {
		return "."
	}
	return strings.Join(parts, "/")
}

func pathParts(path string) []string {
	var parts []string
	for _, p := range strings.Split(PathAbs(path), "/") {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return parts
}

// PathCommonPrefix returns os.path.commonprefix(paths), character by character.
func PathCommonPrefix(paths []string) string {
	if len(paths) == 0 {
		return ""
	}
	low, high := CharList(Min(paths)), CharList(Max(paths))
	n := 0
	for n < min(len(low), len(high)) && low[n] == high[n] {
		n++
	}
	return strings.Join(low[:n], "")
}

// PathExists returns os.path.exists(path).
func PathExists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// PathIsFile returns os.path.isfile(path).
func PathIsFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// PathIsDir returns os.path.isdir(path).
func PathIsDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// PathSize returns os.path.getsize(path).
func PathSize(path string) int {
	info, err := os.Stat(path)
	if err != nil {
		panic(OSErrorOf(err))
	}
	return int(info.Size())
}
