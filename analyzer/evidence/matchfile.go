package evidence

import (
	"slices"
	"strings"
)

// Files are matched so: a scanned path that is the end of the profile's path
// (or the other way round, for relative ones) fits if its functions are where
// the profile has them, or if it lies under the root that explains most of the
// profile. A scanned path that only shares its end must prove itself by its
// functions. A root is a folder of the profile's machine together with the
// folder of the scan that it stands for. The longest common end wins, then the most agreement; a draw is
// ambiguous. Names alone prove nothing: every package has an __init__.py.

// A scannedFile is one file of the scan with its functions.
type scannedFile struct {
	path      string
	parts     []string
	functions []Function
	numbers   []int            // indices of functions in the input of Match
	byName    map[string][]int // by last component, indices into functions
	module    int              // index into functions, -1 if none
	classes   map[string]bool
}

// A fileIndex finds scanned files by base name and functions by full name.
type fileIndex struct {
	files  []*scannedFile
	byBase map[string][]*scannedFile
}

func newFileIndex(functions []Function) *fileIndex {
	index := &fileIndex{byBase: map[string][]*scannedFile{}}
	byPath := map[string]*scannedFile{}
	for i, f := range functions {
		file := byPath[f.File]
		if file == nil {
			parts := pathParts(f.File)
			file = &scannedFile{path: f.File, parts: parts, byName: map[string][]int{}, module: -1, classes: map[string]bool{}}
			byPath[f.File] = file
			index.files = append(index.files, file)
			if len(parts) > 0 {
				base := strings.ToLower(parts[len(parts)-1])
				index.byBase[base] = append(index.byBase[base], file)
			}
		}
		file.add(i, f)
	}
	return index
}

func (s *scannedFile) add(number int, f Function) {
	if f.Class {
		s.classes[f.Name] = true
		return
	}
	at := len(s.functions)
	if f.FirstLine == 0 {
		f.FirstLine = f.DefLine
	}
	s.functions = append(s.functions, f)
	s.numbers = append(s.numbers, number)
	if f.Name == "<module>" {
		s.module = at
		return
	}
	s.byName[f.Name] = append(s.byName[f.Name], at)
	for owner := range strings.SplitSeq(plainName(f.QualName), ".") {
		s.classes[owner] = true
	}
}

// pathParts splits a path of any system into its components, without drive
// and without "." and ".." where these can be resolved.
func pathParts(path string) []string {
	var parts []string
	for part := range strings.FieldsFuncSeq(path, func(r rune) bool { return r == '/' || r == '\\' }) {
		switch {
		case part == "." || len(parts) == 0 && strings.HasSuffix(part, ":"):
		case part == "..":
			parts = parts[:max(len(parts)-1, 0)]
		default:
			parts = append(parts, part)
		}
	}
	return parts
}

// isWindowsPath reports whether letter case means nothing in path.
func isWindowsPath(path string) bool {
	return strings.Contains(path, `\`) || len(path) > 1 && path[1] == ':'
}

func isAbsolute(path string) bool {
	return strings.HasPrefix(path, "/") || isWindowsPath(path) && (len(path) > 1 && path[1] == ':' || strings.HasPrefix(path, `\`))
}

// isInstalled reports whether a profile path lies in an interpreter's library
// or is no file at all, so that it is hardly the user's own code.
func isInstalled(path string, parts []string) bool {
	if strings.HasPrefix(path, "<") {
		return true
	}
	for i, part := range parts {
		if part == "site-packages" || part == "dist-packages" {
			return true
		}
		if i == 0 {
			continue
		}
		before, after := strings.ToLower(parts[i-1]), strings.ToLower(part)
		if strings.HasPrefix(before, "lib") && strings.HasPrefix(after, "python") || // lib/python3.11
			strings.HasPrefix(before, "python") && after == "lib" { // Python311\Lib
			return true
		}
	}
	return false
}

// commonEnd returns how many last components a and b share.
func commonEnd(a, b []string, foldCase bool) int {
	n := 0
	for n < len(a) && n < len(b) {
		x, y := a[len(a)-1-n], b[len(b)-1-n]
		if x != y && !(foldCase && strings.EqualFold(x, y)) {
			break
		}
		n++
	}
	return n
}

// A candidate is a scanned file that a profile path may be about.
type candidate struct {
	file   *scannedFile
	common int // components shared from the end
	whole  bool
	root   string // what precedes the common end, in the profile's path and in the scanned one
	rooted bool   // the profile's path is absolute
	proof  agreement
}

// An agreement says how far a file's functions are those of the profile.
type agreement struct {
	named  int // entries with a name of their own
	agreed int // of these, at their line
	byName int // of these, anywhere in the file
}

func (a agreement) most() bool { return a.agreed > 0 && a.agreed*2 >= a.named }

// A choice is what a profile path was found to be about.
type choice struct {
	file      *scannedFile
	ambiguous bool
}

// chooseFiles decides for each path of the profile.
func chooseFiles(index *fileIndex, p *Profile) map[string]choice {
	entries := map[string][]*Entry{}
	var paths []string
	for i := range p.Entries {
		e := &p.Entries[i]
		if e.File == "" {
			continue
		}
		if entries[e.File] == nil {
			paths = append(paths, e.File)
		}
		entries[e.File] = append(entries[e.File], e)
	}
	candidates := map[string][]candidate{}
	votes := map[string]int{}
	for _, path := range paths {
		for _, c := range index.candidates(path, entries[path], p.Lines) {
			candidates[path] = append(candidates[path], c)
			if c.rooted && c.proof.most() {
				votes[c.root] += c.proof.agreed
			}
		}
	}
	root, rootKnown := mostVoted(votes)
	chosen := map[string]choice{}
	for _, path := range paths {
		installed := isInstalled(path, pathParts(path))
		fitting := slices.DeleteFunc(candidates[path], func(c candidate) bool {
			underRoot := rootKnown && c.rooted && c.root == root
			return !underRoot && !c.fits(installed, rootKnown)
		})
		chosen[path] = best(fitting)
	}
	return chosen
}

// mostVoted returns the root with the most votes, the first by name of equals.
func mostVoted(votes map[string]int) (string, bool) {
	root, found := "", false
	for name, n := range votes {
		if !found || n > votes[root] || n == votes[root] && name < root {
			root, found = name, true
		}
	}
	return root, found
}

// candidates returns the scanned files with the base name of path.
func (index *fileIndex) candidates(path string, entries []*Entry, lines LineMeaning) []candidate {
	parts := pathParts(path)
	if len(parts) == 0 {
		return nil
	}
	installed := isInstalled(path, parts)
	var out []candidate
	for _, file := range index.byBase[strings.ToLower(parts[len(parts)-1])] {
		c := candidate{file: file, common: commonEnd(parts, file.parts, isWindowsPath(path))}
		if c.common == 0 {
			continue
		}
		c.rooted = isAbsolute(path)
		c.root = strings.Join(parts[:len(parts)-c.common], "/") + "\x00" + strings.Join(file.parts[:len(file.parts)-c.common], "/")
		c.whole = c.common == len(file.parts) || c.common == len(parts) && !c.rooted
		if !c.whole && c.common == 1 && installed {
			continue
		}
		c.proof = file.agreement(entries, lines)
		out = append(out, c)
	}
	return out
}

// fits reports whether the candidate may be meant, being outside the root that
// explains most of the profile, if one does.
func (c *candidate) fits(installed, rootKnown bool) bool {
	switch {
	case c.whole && c.proof.most():
		return true
	case c.whole && c.proof.named == 0: // only the module's body ran
		return !installed && !(rootKnown && c.rooted)
	case c.whole: // an older version of the file, if several names say so
		return c.proof.byName >= 2 && c.proof.byName*2 >= c.proof.named
	}
	return c.proof.most() && (c.common >= 2 || c.proof.agreed >= 2)
}

// best returns the candidate with the longest common end and the most
// agreement, unless two are equally good.
func best(candidates []candidate) choice {
	var top *candidate
	draw := false
	for i := range candidates {
		c := &candidates[i]
		switch {
		case top == nil || c.common > top.common || c.common == top.common && c.proof.agreed > top.proof.agreed:
			top, draw = c, false
		case c.common == top.common && c.proof.agreed == top.proof.agreed:
			draw = true
		}
	}
	if top == nil || draw {
		return choice{ambiguous: draw}
	}
	return choice{file: top.file}
}
