package verify

// addTables gives each package of a typed port a table of its functions.
func (v *verifier) addTables(h *harnessed, files map[string]string, added map[string][]byte) (imports string, err error) {
	return "", nil
}

// missing says why a function cannot be called through the harness, or nothing.
func (h *harnessed) missing(f *function) string {
	if h.dyn {
		return ""
	}
	return "typed functions cannot be called yet"
}
