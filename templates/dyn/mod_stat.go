package dyn

// ModStat is the module stat.
var ModStat = NewLibrary("stat", func(m *Module) {
	for _, row := range statNumbers {
		m.Const(row.name, row.number)
	}
	m.Def("S_IMODE(mode, /)", func(a []Value) Value { return Index(a[0]) & 0o7777 })
	m.Def("S_IFMT(mode, /)", func(a []Value) Value { return Index(a[0]) & statKind })
	for _, row := range statKinds {
		m.Def(row.test+"(mode, /)", func(a []Value) Value { return Index(a[0])&statKind == row.kind })
	}
	for _, name := range []string{"S_ISDOOR", "S_ISPORT", "S_ISWHT"} {
		m.Def(name+"(mode, /)", func([]Value) Value { return false }) // of other systems
	}
	m.Def("filemode(mode, /)", func(a []Value) Value { return fileMode(Index(a[0])) })
})

// statKind are the bits that tell what a file is.
const statKind = 0o170000

// statKinds are the kinds of files, and how ls writes them.
var statKinds = []struct {
	test   string
	kind   int
	letter byte
}{
	{"S_ISLNK", 0o120000, 'l'}, {"S_ISSOCK", 0o140000, 's'}, {"S_ISREG", 0o100000, '-'}, {"S_ISBLK", 0o060000, 'b'},
	{"S_ISDIR", 0o040000, 'd'}, {"S_ISCHR", 0o020000, 'c'}, {"S_ISFIFO", 0o010000, 'p'},
}

// fileMode writes a mode as ls does: -rwxr-xr-x.
func fileMode(mode int) string {
	text := []byte("?rwxrwxrwx")
	for _, row := range statKinds {
		if mode&statKind == row.kind {
			text[0] = row.letter
		}
	}
	for i := range 9 {
		if mode&(0o400>>i) == 0 {
			text[i+1] = '-'
		}
	}
	for i, special := range []struct {
		bit  int
		with string // without and with the right to execute
	}{{0o4000, "Ss"}, {0o2000, "Ss"}, {0o1000, "Tt"}} {
		at := 3 * (i + 1)
		if mode&special.bit != 0 {
			if text[at] == '-' {
				text[at] = special.with[0]
			} else {
				text[at] = special.with[1]
			}
		}
	}
	return string(text)
}

// statNumbers are the numbers that the module names.
var statNumbers = []struct {
	name   string
	number int
}{
	{"FILE_ATTRIBUTE_ARCHIVE", 32}, {"FILE_ATTRIBUTE_COMPRESSED", 2048}, {"FILE_ATTRIBUTE_DEVICE", 64}, {"FILE_ATTRIBUTE_DIRECTORY", 16}, {"FILE_ATTRIBUTE_ENCRYPTED", 16384},
	{"FILE_ATTRIBUTE_HIDDEN", 2}, {"FILE_ATTRIBUTE_INTEGRITY_STREAM", 32768}, {"FILE_ATTRIBUTE_NORMAL", 128}, {"FILE_ATTRIBUTE_NOT_CONTENT_INDEXED", 8192},
	{"FILE_ATTRIBUTE_NO_SCRUB_DATA", 131072}, {"FILE_ATTRIBUTE_OFFLINE", 4096}, {"FILE_ATTRIBUTE_READONLY", 1}, {"FILE_ATTRIBUTE_REPARSE_POINT", 1024},
	{"FILE_ATTRIBUTE_SPARSE_FILE", 512}, {"FILE_ATTRIBUTE_SYSTEM", 4}, {"FILE_ATTRIBUTE_TEMPORARY", 256}, {"FILE_ATTRIBUTE_VIRTUAL", 65536}, {"SF_APPEND", 262144},
	{"SF_ARCHIVED", 65536}, {"SF_IMMUTABLE", 131072}, {"SF_NOUNLINK", 1048576}, {"SF_SNAPSHOT", 2097152}, {"ST_ATIME", 7}, {"ST_CTIME", 9}, {"ST_DEV", 2},
	{"ST_GID", 5}, {"ST_INO", 1}, {"ST_MODE", 0}, {"ST_MTIME", 8}, {"ST_NLINK", 3}, {"ST_SIZE", 6}, {"ST_UID", 4}, {"S_ENFMT", 1024}, {"S_IEXEC", 0o100},
	{"S_IFBLK", 0o60000}, {"S_IFCHR", 0o20000}, {"S_IFDIR", 0o40000}, {"S_IFDOOR", 0o0}, {"S_IFIFO", 0o10000}, {"S_IFLNK", 0o120000}, {"S_IFPORT", 0o0},
	{"S_IFREG", 0o100000}, {"S_IFSOCK", 0o140000}, {"S_IFWHT", 0o0}, {"S_IREAD", 0o400}, {"S_IRGRP", 0o40}, {"S_IROTH", 0o4}, {"S_IRUSR", 0o400},
	{"S_IRWXG", 0o70}, {"S_IRWXO", 0o7}, {"S_IRWXU", 0o700}, {"S_ISGID", 0o2000}, {"S_ISUID", 0o4000}, {"S_ISVTX", 0o1000}, {"S_IWGRP", 0o20}, {"S_IWOTH", 0o2},
	{"S_IWRITE", 0o200}, {"S_IWUSR", 0o200}, {"S_IXGRP", 0o10}, {"S_IXOTH", 0o1}, {"S_IXUSR", 0o100}, {"UF_APPEND", 4}, {"UF_COMPRESSED", 32}, {"UF_HIDDEN", 32768},
	{"UF_IMMUTABLE", 2}, {"UF_NODUMP", 1}, {"UF_NOUNLINK", 16}, {"UF_OPAQUE", 8},
}
