package solve

// seed gives types to what no call has reached: in rounds, since each seed may
// reach more. Annotations come first, then defaults have flowed already; what is
// still empty is unknown, with a reason.
func (s *solver) seed() {
	for _, fn := range s.prog.Funcs {
		s.body(fn)
	}
	s.network.run()
	for range 3 {
		n := len(s.cells)
		s.seedAnnotations()
		s.network.run()
		if len(s.cells) == n {
			break
		}
	}
	s.seedUses()
	s.network.run()
}
