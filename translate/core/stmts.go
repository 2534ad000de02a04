package core

// A Stmt is a statement.
type Stmt interface {
	At() Pos
	stmt()
}

type placed struct {
	Pos Pos
	// Comment holds the comment lines in front of the statement, Trail the
	// comment behind it, both without "#".
	Comment []string
	Trail   string
}

// At returns the Python position of the statement.
func (p *placed) At() Pos { return p.Pos }
func (*placed) stmt()     {}

// PlacedAt returns the embedded part of a statement node at a position.
func PlacedAt(pos Pos) placed { return placed{Pos: pos} }

type (
	// A Let declares a local variable; X is nil for a declaration only.
	Let struct {
		placed
		Var *Var
		X   Expr
	}
	// An Assign stores in a place: a Ref, Get, Index or Part.
	Assign struct {
		placed
		Target Expr
		X      Expr
	}
	// An AssignOp is target op= X, the target evaluated once.
	AssignOp struct {
		placed
		Target Expr
		Op     Op
		X      Expr
		Check  Check
	}
	// An Unpack assigns the elements of a tuple to places; Define declares the
	// variables among them.
	Unpack struct {
		placed
		Targets []Expr // nil entries are dropped
		Define  bool
		X       Expr
	}
	// A Do evaluates an expression for its effects.
	Do struct {
		placed
		X Expr
	}
	// An Append grows a list place by elements, or by another list if Spread.
	Append struct {
		placed
		Target Expr
		Elems  []Expr
		Spread bool
	}
	// A Delete removes an element, key or part.
	Delete struct {
		placed
		Target Expr
	}
	// An If is an if statement; Else may hold one If for an elif.
	If struct {
		placed
		Test Expr
		Then []Stmt
		Else []Stmt
	}
	// A While loops; Test is nil for ever. Else runs where no break ended it.
	While struct {
		placed
		Test Expr
		Body []Stmt
		Else []Stmt
	}
	// A ForRange counts: Var from Lo (nil: 0) to Hi by Step (nil: 1).
	ForRange struct {
		placed
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
		placed
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
		placed
		X Expr // or nil
	}
	// A Break or Continue leaves a loop: the innermost, or outer ones further out.
	Break struct {
		placed
		Outer int
	}
	Continue struct {
		placed
		Outer int
	}
	// A Raise raises an exception; X is nil to raise the caught one again.
	Raise struct {
		placed
		X     Expr
		Cause Expr
	}
	// A Try runs Body with handlers.
	Try struct {
		placed
		Body     []Stmt
		Handlers []Handler
		Else     []Stmt
		Finally  []Stmt
	}
	// A Yield hands a value to the consumer of a generator; From yields all of X.
	Yield struct {
		placed
		X    Expr
		From bool
	}
	// A Block groups statements in a scope of their own.
	Block struct {
		placed
		Body []Stmt
	}
	// A Note is a comment on lines of its own with no statement behind it.
	Note struct {
		placed
	}
	// A Define declares a local function.
	Define struct {
		placed
		Var  *Var
		Func *Func
	}
)

// A Handler catches exceptions of classes (none: all); Var may be nil.
type Handler struct {
	Classes []*Type
	Var     *Var
	Body    []Stmt
	Pos     Pos
}
