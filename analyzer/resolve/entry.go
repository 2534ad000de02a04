package resolve

// EntryKind says why a run can start at a function.
type EntryKind uint8

// The kinds of entry points.
const (
	MainGuard     EntryKind = iota // if __name__ == "__main__": in a module body
	DunderMain                     // a package's __main__.py
	ConsoleScript                  // named by the project's metadata
	ScriptBody                     // a script's top-level code that does more than define
	RouteHandler                   // a web framework calls it
	CLICommand                     // a command-line framework calls it
	Task                           // a task queue calls it
	TestFunc                       // a test runner calls it
)

// String returns the kind in a few words.
func (k EntryKind) String() string {
	return [...]string{"main guard", "__main__", "console script", "script", "route handler", "CLI command", "task", "test"}[k]
}

// An Entry is one place where a run can start.
type Entry struct {
	Func   *Func
	Kind   EntryKind
	Detail string // the script's name or the decorator's
}
