package pyrt

// reOp is the operation of an instruction.
type reOp uint8

const (
	reOpMatch       reOp = iota // the end of the pattern
	reOpByte                    // char
	reOpText                    // text
	reOpSet                     // a character of set
	reOpAny                     // a character, but no line feed
	reOpAll                     // a character
	reOpMark                    // note the place as mark x
	reOpJump                    // go on at x
	reOpTextStart               // \A
	reOpLineStart               // ^ of MULTILINE
	reOpEnd                     // $
	reOpLineEnd                 // $ of MULTILINE
	reOpTextEnd                 // \Z
	reOpWordEdge                // \b; negate for \B
	reOpBranch                  // one of alts
	reOpOption                  // what follows or nothing: go on at x
	reOpStar                    // unit, as often as it can
	reOpLazyStar                // unit, as seldom as it can
	reOpPossessive              // unit, and give nothing back
	reOpRepeat                  // begin a loop of which the until is at x
	reOpUntil                   // the end of a body: again, or go on
	reOpLazyUntil               // the end of a body: go on, or again
	reOpLoop                    // what follows, possessively, and go on at x
	reOpAtomic                  // what follows, and give nothing back
	reOpLook                    // ask for what follows, and go on at x
	reOpSubEnd                  // the end of what follows these three; they are at x
	reOpBackref                 // the text of group x again
	reOpConditional             // what follows if group x matched; alts[0] otherwise
)

// reUnit is what a repetition of single characters repeats.
type reUnit uint8

const (
	reUnitSet reUnit = iota
	reUnitByte
	reUnitNotByte // any character but an ASCII one
	reUnitAny
	reUnitAll
)

// reInst is an instruction of a compiled pattern.
type reInst struct {
	op       reOp
	unit     reUnit
	char     byte
	negate   bool
	behind   bool
	lazy     bool
	stop     byte // what a lazy repetition must be followed by
	hasStop  bool // if there is such a byte
	fold     reFold
	category reCategory // of word characters
	x        int32
	min, max int // how often; min is how far back for reOpLook
	text     string
	set      *reSet
	next     *reFirst // what the text must go on with if that succeeds which follows; nil if unknown
	body     *reFirst // what the body of a loop begins with
	alts     []int32
	masks    *[257]uint64 // which alts can begin with a byte, or, last, at the end
}

// reProgram is a compiled pattern.
type reProgram struct {
	insts   []reInst
	groups  int // how many capture, without the whole
	flags   int
	names   map[string]int
	ordered []string // the names, in order of definition
	limit   int      // what a byte must be smaller than to be a character by itself
	least   int      // how many characters a match has at least
	// exact is set for the few patterns in which it shows that CPython does not
	// restore groups everywhere when it backtracks; shortcuts are then left out.
	exact bool

	prefix     string   // what every match begins with
	onlyPrefix bool     // and there is nothing else
	first      *reFirst // what every match begins with, nil if unknown
	firstSet   *reSet   // what CPython's search goes by, where it differs from what matches
	anchor     reOp     // reOpTextStart or reOpLineStart if every match begins so
}

// isBytes reports whether the pattern is one of bytes.
func (p *reProgram) isBytes() bool { return p.limit == 256 }
