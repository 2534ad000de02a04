package core

// A Stmt is a statement.
type Stmt interface {
	At() Pos
	stmt()
}

// Placed is what all statement nodes have: a position and comments.
type Placed struct {
	Pos Pos
	// Comment holds the comment lines in front of the statement, Trail the
	// comment behind it, both without "#".
	Comment []string
	Trail   string
}

// At returns the Python position of the statement.
func (p *Placed) At() Pos { return p.Pos }
func (*Placed) stmt()     {}

type (
	// A Let declares a local variable; X is nil for a declaration only.
	Let struct {
		Placed
		Var *Var
		X   Expr
	}
	// An Assign stores in a place: a Ref, Get, Index or Part.
	Assign struct {
		Placed
		Target Expr
		X      Expr
	}
	// An AssignOp is target op= X, the target evaluated once.
	AssignOp struct {
		Placed
		Target Expr
		Op     Op
		X      Expr
		Check  Check
	}
	// An Unpack assigns the elements of a tuple to places; Define declares the
	// variables among them.
	Unpack struct {
		Placed
		Targets []Expr // nil entries are dropped
		Define  bool
		X       Expr
	}
	// A Do evaluates an expression for its effects.
	Do struct {
		Placed
		X Expr
	}
	// An Append grows a list place by elements, or by another list if Spread.
	Append struct {
		Placed
		Target Expr
		Elems  []Expr
		Spread bool
	}
	// An If is an if statement; Else may hold one If for an elif.
	If struct {
		Placed
		Test Expr
		Then []Stmt
		Else []Stmt
	}
	// A While loops; Test is nil for ever. Else runs where no break ended it.
	While struct {
		Placed
		Test Expr
		Body []Stmt
		Else []Stmt
	}
	// A ForRange counts: Var from Lo (nil: 0) to Hi by Step (nil: 1).
	ForRange struct {
		Placed
		Var          *Var
		Lo, Hi, Step Expr
		Body, Else   []Stmt
		// Shared tells that the variable outlives a round (captured late or read
		// behind the loop), so that it is declared outside.
		Shared bool
	}
	// A ForEach iterates: Vars are the parts of an element (several where it is
	// a tuple that is unpacked, or a key with its value).
	ForEach struct {
		Placed
		Vars       []*Var
		Index      *Var // of enumerate, from Start
		Start      Expr
		X          Expr
		Body, Else []Stmt
		// Live tells that the body may change the length of X.
		Live   bool
		Shared bool
	}
	// A Return leaves the function.
	Return struct {
		Placed
		X Expr // or nil
	}
	// A Break or Continue leaves a loop: the innermost, or outer ones further out.
	Break struct {
		Placed
		Outer int
	}
	Continue struct {
		Placed
		Outer int
	}
	// A Raise raises an exception; X is nil to raise the caught one again.
	Raise struct {
		Placed
		X     Expr
		Cause Expr
	}
	// A Take gives Var the element that X removes from a slice, and Rest what is
	// left of it; a nil Var drops the element.
	Take struct {
		Placed
		Var    *Var
		Define bool
		Rest   Expr
		X      Expr
	}
	// A SetArgs gives an exception its arguments: super().__init__(...).
	SetArgs struct {
		Placed
		Self *Var
		Args []Expr
	}
	// A Try runs Body with handlers.
	Try struct {
		Placed
		Body     []Stmt
		Handlers []Handler
		Else     []Stmt
		Finally  []Stmt
	}
	// A Within calls a function that runs Body where it stands: Call passes Body as
	// its last argument, a function of Var, or of nothing where Var is nil.
	Within struct {
		Placed
		Call Expr // a Call or Runtime
		Var  *Var
		Body []Stmt
		// Swallows tells that the function may end an exception of Body.
		Swallows bool
	}
	// A Yield hands a value to the consumer of a generator; From yields all of X.
	Yield struct {
		Placed
		X    Expr
		From bool
	}
	// A Note is a comment on lines of its own with no statement behind it.
	Note struct {
		Placed
	}
	// A Define declares a local function.
	Define struct {
		Placed
		Var  *Var
		Func *Func
		// Declared tells that the variable is there already.
		Declared bool
	}
)

// A Handler catches exceptions of classes (none: all); Var may be nil.
type Handler struct {
	Classes []*Type
	Var     *Var
	Body    []Stmt
	Pos     Pos
}
