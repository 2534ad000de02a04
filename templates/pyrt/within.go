package pyrt

// Within runs the body of a with statement and tells exit, which is the manager's
// __exit__, of the exception that ends it: its class and itself, nil for none.
func Within(exit func(*Class, Raisable, Value), body func()) {
	WithinSwallowing(func(class *Class, e Raisable, traceback Value) bool {
		exit(class, e, traceback)
		return false
	}, body)
}

// WithinSwallowing is [Within] for an __exit__ that returns whether the exception ends
// there.
func WithinSwallowing(exit func(*Class, Raisable, Value) bool, body func()) {
	defer func() {
		p := recover()
		if p == nil {
			exit(nil, nil, nil)
			return
		}
		e, ok := Recovered(p)
		if status, exits := p.(ExitStatus); exits {
			e, ok = SystemExit.New(int(status)), true
		}
		if !ok || !exit(e.Exc().Class, e, nil) {
			panic(p)
		}
	}()
	body()
}

// ClassName returns c.__name__.
func ClassName(c *Class) string { return c.Name }
