package dyn

import (
	"crypto/rand"
	"encoding/base64"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// This file has modules of a few functions that ask the system.

// ModSecrets is the module secrets.
var ModSecrets = NewLibrary("secrets", func(m *Module) {
	system := &randomObject{Random: new(pyrt.Random), system: true}
	system.SeedOS()
	m.Const("SystemRandom", systemRandomType)
	m.Def("choice(seq)", func(a []Value) Value { return randomChoice([]Value{system, a[0]}) })
	m.Def("randbelow(exclusive_upper_bound)", func(a []Value) Value {
		n := BigIndex(a[0])
		if n.Sign() <= 0 {
			raise(pyrt.ValueError, "Upper bound must be positive.")
		}
		return system.RandIntInt(Int{}, n.Sub(pyrt.NewInt(1))).Value()
	})
	m.Def("randbits(k, /)", func(a []Value) Value { return system.GetRandBitsInt(Index(a[0])).Value() })
	m.Def("token_bytes(nbytes=None)", func(a []Value) Value { return tokenBytes(a[0]) })
	m.Def("token_hex(nbytes=None)", func(a []Value) Value { return tokenBytes(a[0]).Hex() })
	m.Def("token_urlsafe(nbytes=None)", func(a []Value) Value {
		return base64.RawURLEncoding.EncodeToString([]byte(tokenBytes(a[0])))
	})
	m.Def("compare_digest(a, b, /)", compareDigest)
})

func tokenBytes(size Value) Bytes {
	n := 32
	if size != nil {
		n = Index(size)
	}
	buf := make([]byte, n)
	rand.Read(buf)
	return Bytes(buf)
}

// ModGlob is the module glob.
var ModGlob = NewLibrary("glob", func(m *Module) {
	found := func(a []Value) []Value {
		if a[1] != nil || a[2] != nil || Truth(a[4]) {
			panic(pyrt.NewGuard("glob with root_dir, dir_fd or include_hidden is not carried over"))
		}
		return textValues(globNames(fsPath(a[0]), Truth(a[3])))
	}
	m.Def("glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False)", func(a []Value) Value {
		return pyrt.NewList(found(a)...)
	})
	m.Def("iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False)", func(a []Value) Value {
		return sliceIterator(seqIterType, found(a))
	})
	m.Def("escape(pathname)", func(a []Value) Value {
		return strings.NewReplacer("*", "[*]", "?", "[?]", "[", "[[]").Replace(fsPath(a[0]))
	})
	m.Def("has_magic(s)", func(a []Value) Value { return strings.ContainsAny(fsPath(a[0]), "*?[") })
})

// globNames returns the paths that fit a pattern.
func globNames(pattern string, recursive bool) []string {
	folder, last := pyrt.PathSplit(pattern)
	if !strings.ContainsAny(pattern, "*?[") {
		if last == "" && pyrt.PathIsDir(folder) || last != "" && lexists(pattern) {
			return []string{pattern}
		}
		return nil
	}
	folders := []string{folder}
	if folder != pattern && strings.ContainsAny(folder, "*?[") {
		folders = globNames(folder, recursive)
	}
	var out []string
	for _, f := range folders {
		for _, name := range globIn(f, last, recursive) {
			out = append(out, pyrt.PathJoin(f, name))
		}
	}
	return out
}

func lexists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// globIn returns the names in a folder that fit the last part of a pattern.
func globIn(folder, last string, recursive bool) []string {
	at := folder
	if at == "" {
		at = "."
	}
	switch {
	case last == "**" && recursive:
		if folder != "" && !pyrt.PathIsDir(folder) {
			return nil
		}
		return append([]string{""}, globBelow(at)...)
	case !strings.ContainsAny(last, "*?["):
		if last == "" && pyrt.PathIsDir(at) || last != "" && lexists(filepath.Join(at, last)) {
			return []string{last}
		}
		return nil
	}
	var out []string
	for _, e := range folderEntries(at) {
		if (!strings.HasPrefix(e.Name(), ".") || strings.HasPrefix(last, ".")) && fnMatch(e.Name(), last) {
			out = append(out, e.Name())
		}
	}
	return out
}

// globBelow returns all that is below a folder, but what is hidden.
func globBelow(folder string) []string {
	var out []string
	for _, e := range folderEntries(folder) {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		out = append(out, e.Name())
		for _, name := range globBelow(filepath.Join(folder, e.Name())) {
			out = append(out, e.Name()+"/"+name)
		}
	}
	return slices.Clip(out)
}

// ModShlex is the module shlex.
var ModShlex = NewLibrary("shlex", func(m *Module) {
	m.Def("quote(s)", func(a []Value) Value { return shellQuoted(argText(a[0], "quote")) })
	m.Def("join(split_command)", func(a []Value) Value {
		var parts []string
		for it := Over(a[0]); it.Next(); {
			parts = append(parts, shellQuoted(argText(it.Value, "quote")))
		}
		return strings.Join(parts, " ")
	})
	m.Def("split(s, comments=False, posix=True)", func(a []Value) Value {
		if Truth(a[1]) || !Truth(a[2]) {
			panic(pyrt.NewGuard("shlex.split with comments or posix=False is not carried over"))
		}
		return pyrt.NewList(textValues(shellSplit(argText(a[0], "split")))...)
	})
})

func shellQuoted(s string) string {
	if s == "" {
		return "''"
	}
	if pyrt.CompileRegex(`[^\w@%+=:,./-]`, pyrt.RegexASCII).Search(s) == nil {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'"'"'`) + "'"
}

// shellSplit splits a command as a POSIX shell does.
func shellSplit(s string) []string {
	var out []string
	var word strings.Builder
	inWord, quote := false, byte(0)
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case quote == 0 && strings.IndexByte(" \t\r\n", c) >= 0:
			if inWord {
				out = append(out, word.String())
				word.Reset()
				inWord = false
			}
		case quote == 0 && (c == '\'' || c == '"'):
			quote, inWord = c, true
		case c == quote && quote != 0:
			quote = 0
		case c == '\\' && quote != '\'':
			if i++; i == len(s) {
				raise(pyrt.ValueError, "No escaped character")
			}
			if quote == '"' && s[i] != '"' && s[i] != '\\' {
				word.WriteByte('\\')
			}
			word.WriteByte(s[i])
			inWord = true
		default:
			word.WriteByte(c)
			inWord = true
		}
	}
	if quote != 0 {
		raise(pyrt.ValueError, "No closing quotation")
	}
	if inWord {
		out = append(out, word.String())
	}
	return out
}
