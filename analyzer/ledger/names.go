package ledger

import (
	"fmt"
	"strings"
)

// Names returns a name for each entry of a list, in its order, that no other has:
// the dotted name, which a second definition of the same follows with "#2".
// Reviews and pages know functions by it.
func Names(list []Entry) []string {
	names := make([]string, len(list))
	seen := map[string]int{}
	for i, e := range list {
		seen[e.Python]++
		names[i] = e.Python
		if n := seen[e.Python]; n > 1 {
			names[i] = fmt.Sprintf("%s#%d", e.Python, n)
		}
	}
	return names
}

// Symbol returns the Go symbol of an entry: its own, or that of the nearest
// function around it in whose Go it stands. It is "" for none.
func (l *Ledger) Symbol(e Entry) string {
	if e.Go != "" {
		return e.Go
	}
	for name := e.Python; ; {
		at := strings.LastIndexByte(name, '.')
		if at < 0 {
			return ""
		}
		name = name[:at]
		for _, f := range l.Functions {
			if f.Python == name && f.File == e.File && f.Go != "" && f.Line <= e.Line && e.EndLine <= f.EndLine {
				return f.Go
			}
		}
	}
}
