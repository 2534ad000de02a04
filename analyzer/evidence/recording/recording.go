package recording

import "math/big"

// Schema is the version of the layout that Read reads and the recorder writes.
const Schema = 1

// A Recording is all that a folder holds, added up.
type Recording struct {
	Functions []*Function       // by File, Line, Name
	Classes   map[string]*Class // by Name
	Runs      []*Run            // in order of the files' names
	Sources   map[string][]string
	Processes int
	Pythons   []string // versions that ran, sorted
	// Elapsed are the seconds that all processes took together, and Spent those
	// of them that the recorder reckons to have cost.
	Elapsed, Spent float64
}

// A Class is a class of the project.
type Class struct {
	Name   string // "module:qualified name"
	File   string
	Line   int
	Bases  []string // method resolution order, without itself and object
	Fields []string // names of the attributes that its instances were seen with
	Enum   bool
}

// FuncKind says what calling a function makes.
type FuncKind string

// The kinds of functions.
const (
	Plain          FuncKind = "function"
	Generator      FuncKind = "generator"
	Coroutine      FuncKind = "coroutine"
	AsyncGenerator FuncKind = "async_generator"
	ModuleBody     FuncKind = "module"
)

// A Function is what is known of one function of the project.
type Function struct {
	Module string // as it is imported
	Name   string // qualified, as "Cart.total"; "<module>" for a module's body
	File   string // slash path relative to the project's folder
	Line   int    // of its first decorator, or its def
	Of     FuncKind
	Params []Param
	Free   []string // names that it closes over

	Calls     int64 // counted
	Estimated int64 // more calls, reckoned from samples after the budget was hit
	Samples   int64
	Self      float64 // seconds in its own code, from samples
	Total     float64 // seconds with all that it calls

	Seen    int64     // calls whose arguments and results were looked at
	Args    []TypeSet // by parameter
	Result  TypeSet
	Yields  TypeSet
	Raises  map[string]int64 // by class, of the calls seen
	Repeats Repeats
	Memory  *Memory // nil if it was not measured

	Vectors []*Vector
}

// Param is a parameter.
type Param struct {
	Name string
	By   Passing
}

// Passing says how an argument is passed.
type Passing string

// The ways to pass an argument.
const (
	ByPosition Passing = "position" // before a / in the signature
	ByAny      Passing = "any"      // by position or keyword
	ByKeyword  Passing = "keyword"
	RestArgs   Passing = "args"   // a tuple of all that is left
	RestKwargs Passing = "kwargs" // a dict of all that is left
)

// Repeats says how repetitive the arguments of a function were: of Calls that were
// looked at, Hits had arguments equal to those of an earlier one.
type Repeats struct {
	Calls int64 `json:"calls"`
	Hits  int64 `json:"hits"`
}

// Memory is what a function's own lines held allocated, at the most that was seen.
type Memory struct {
	Bytes  int64 `json:"bytes"`
	Blocks int64 `json:"blocks"`
}

// A TypeSet is the types of the values that were seen in one place, by name.
type TypeSet []*Type

// A Type is one type with what is known of its values.
type Type struct {
	Name  string // "int", "NoneType", "shop.cart:Cart"
	Count int64
	// Min and Max bound the ints, nil for others.
	Min, Max *big.Int
	ASCII    bool // all strs were ASCII
	Len      int  // greatest length seen, of a str or container
	Of       TypeSet
	Key      TypeSet
	Items    []TypeSet // by position; tuples of one length
}

// A Vector is one call that was kept.
type Vector struct {
	Before []*Value // by parameter
	// After holds the arguments when the call ended. It may share values with
	// Result and Raised. It is nil where it is as Before.
	After  []*Value
	Result *Value // nil if an exception left the call
	Raised *Raised
	Stdout string // what the call wrote to sys.stdout
	Unfit  string // why it cannot be replayed; "" if it can
}

// Raised is an exception that left a call.
type Raised struct {
	Class   string // "module:qualified name", of a builtin its name alone
	Message string // str() of it
	Value   *Value // as an Object; nil if it was not kept
}

// A Run is a program that ran from its start to its end.
type Run struct {
	Argv   []string // paths relative to the project where they are inside
	Module string   // of python -m, otherwise ""
	Cwd    string
	Stdin  []byte // what was read of it, nil if nothing was
	Stdout []byte
	Stderr string // its last line
	Env    map[string]string
	// Whole tells that stdin and stdout are complete.
	Whole bool
	// Status is the exit status, -1 if it is not known.
	Status int
}

// MaxCalls returns the calls counted and reckoned.
func (f *Function) MaxCalls() int64 { return f.Calls + f.Estimated }
