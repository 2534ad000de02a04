package ledger

// Carry takes over the verifications of an earlier ledger of the same port, of
// functions whose Python says what it said, and its runs. Whether they hold for
// the Go of now is told by their hashes.
func (l *Ledger) Carry(from *Ledger) {
	type key struct{ file, name, hash string }
	known := map[key]*Verification{}
	for i, name := range Names(from.Functions) {
		e := from.Functions[i]
		known[key{e.File, name, e.Hash}] = e.Verification
	}
	for i, name := range Names(l.Functions) {
		e := &l.Functions[i]
		if e.Verification == nil {
			e.Verification = known[key{e.File, name, e.Hash}]
		}
	}
	if l.Runs == nil {
		l.Runs = from.Runs
	}
}
