package gogen

import (
	"fmt"
	"slices"
	"strings"

	"github.com/molt-go/molt/translate/core"
)

// packagePaths gives each package of a program the path below the module's root
// that it stands at: its own, without what Go treats specially, and unique even
// where case does not count.
func packagePaths(prog *core.Program) map[*core.Package]string {
	paths, taken := map[*core.Package]string{}, map[string]bool{"": true, "cmd": true, "internal": true}
	for _, pkg := range prog.Packages {
		elems := strings.Split(pkg.Path, "/")
		for i, e := range elems {
			elems[i] = pathElement(e)
		}
		if elems[0] == "cmd" { // the commands of the module stand there
			elems[0] = "cmdpkg"
		}
		base := strings.Join(elems, "/")
		name := base
		for i := 2; taken[name]; i++ {
			name = fmt.Sprintf("%s%d", base, i)
		}
		taken[name] = true
		paths[pkg] = name
	}
	return paths
}

// reservedElements are names of folders and files that Go or a system treats
// specially.
var reservedElements = strings.Fields(`internal vendor testdata aux con prn nul com1 com2 com3 com4 com5 com6 com7 com8 com9
	lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9`)

// pathElement returns a name for a folder or, without its extension, a file:
// lower case, and nothing but what Go takes in an import path.
func pathElement(name string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '_' || r == '-':
			b.WriteRune(r)
		case r == '.' || r == ' ':
			b.WriteByte('_')
		default:
			fmt.Fprintf(&b, "u%04x", r)
		}
	}
	s := strings.Trim(b.String(), "_-")
	switch {
	case s == "":
		return "module"
	case slices.Contains(reservedElements, s):
		return s + "pkg"
	}
	return s
}
