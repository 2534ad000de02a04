package ledger

import (
	"os"
	"path/filepath"
	"strings"
)

// Open reads the ledger of the port in a folder.
func Open(dir string) (*Ledger, error) {
	data, err := os.ReadFile(filepath.Join(dir, Name))
	if err != nil {
		return nil, err
	}
	return Read(data)
}

// SourcePath returns the path of a port's source as a ledger has it: relative to
// the port's folder, with slashes. It is "" where the two have nothing but the
// root in common, since it would tell where a person's files lie.
func SourcePath(dir, src string) string {
	from, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	to, err := filepath.Abs(src)
	if err != nil {
		return ""
	}
	rel, err := filepath.Rel(from, to)
	if err != nil {
		return ""
	}
	rel = filepath.ToSlash(rel)
	ups := 0
	for rest := rel; rest == ".." || strings.HasPrefix(rest, "../"); ups++ {
		rest = strings.TrimPrefix(strings.TrimPrefix(rest, ".."), "/")
	}
	below := strings.TrimPrefix(filepath.ToSlash(from), filepath.ToSlash(filepath.VolumeName(from)))
	if ups > 0 && ups >= strings.Count(below, "/") {
		return ""
	}
	return rel
}

// SourceIn returns the path of the source of the port in a folder, in the system's
// own form: the file or folder that was ported. It is "" where the ledger does not
// know it.
func (l *Ledger) SourceIn(dir string) string {
	if l.Source == "" {
		return ""
	}
	return filepath.Join(dir, filepath.FromSlash(l.Source))
}
