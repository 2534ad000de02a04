package dyn

import "regexp"

// yamlImplicit are the tags of scalars without quotes, by what they look like and by the
// characters that they may begin with; the first that fits counts. It is YAML 1.1 as
// PyYAML reads it.
var yamlImplicit = []struct {
	tag, first string
	looks      *regexp.Regexp
}{
	{"bool", "yYnNtTfFoO", yamlLooks(`yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF`)},
	{"float", "-+0123456789.", yamlLooks(`[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?` +
		`|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)`)},
	{"int", "-+0123456789", yamlLooks(`[-+]?0b[01_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+`)},
	{"merge", "<", yamlLooks(`<<`)},
	{"null", "~nN", yamlLooks(`~|null|Null|NULL|`)},
	{"timestamp", "0123456789", yamlLooks(`[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?`)},
	{"value", "=", yamlLooks(`=`)},
	{"yaml", "!&*", yamlLooks(`[!&*]`)}, // not to be written without quotes
}

// yamlLooks compiles a pattern for the whole of a scalar, behind which a line break may stand.
func yamlLooks(pattern string) *regexp.Regexp { return regexp.MustCompile(`^(?:` + pattern + `)\n?$`) }

// yamlResolved is the tag of a node that has none: of a scalar by what it looks like, if
// it is plain.
func yamlResolved(class *Class, text string, plain bool) string {
	switch {
	case class == yamlSequenceNode:
		return yamlCore + "seq"
	case class == yamlMappingNode:
		return yamlCore + "map"
	}
	for _, row := range yamlImplicit {
		begins := text == "" && row.tag == "null" || text != "" && yamlIn(rune(text[0]), row.first)
		if plain && begins && row.looks.MatchString(text) {
			return yamlCore + row.tag
		}
	}
	return yamlCore + "str"
}

// yamlUnresolved is yamlResolved where all scalars are text.
func yamlUnresolved(class *Class, _ string, _ bool) string {
	return yamlResolved(class, "", false)
}
