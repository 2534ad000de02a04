package heat

// Prices of Python's operations in ns, on CPython 3.11. costs.py measures each in a
// loop of its own, where the interpreter specialises it to one type; the prices here
// are a little higher, as in code that sees several. Only their ratios matter.
const (
	costName            = 1.0
	costConstant        = 0.5
	costAttribute       = 4.0
	costStoreAttribute  = 6.0
	costMethod          = 6.0
	costSubscript       = 8.0
	costSubscriptObject = 16.0
	costStoreSubscript  = 16.0
	costSlice           = 60.0
	costBinaryInt       = 12.0
	costBinaryFloat     = 10.0
	costBinary          = 18.0
	costBinaryObject    = 40.0
	costCopyItem        = 4.0
	costCompare         = 12.0
	costContains        = 16.0
	costContainsItem    = 10.0
	costUnary           = 8.0
	costBranch          = 2.0
	costCall            = 22.0
	costArgument        = 2.0
	costEnter           = 40.0  // a Python function's own frame
	costProfiled        = 300.0 // what a call takes under a profiler that counts calls
	costForeign         = 100.0
	costReturn          = 4.0
	costRaise           = 250.0
	costHandler         = 150.0
	costWith            = 70.0
	costImport          = 250.0
	costMakeFunction    = 50.0
	costMakeClass       = 12000.0
	costBuild           = 15.0
	costBuildItem       = 4.0
	costFormat          = 60.0
	costYield           = 25.0
	costComprehension   = 60.0
	costAppend          = 8.0
	costLoop            = 25.0
	costStep            = 8.0
	costStepRange       = 14.0
	costUnpack          = 6.0
	costPattern         = 20.0
)

// Sizes of objects in bytes.
const (
	bytesStr      = 60.0
	bytesList     = 56.0
	bytesTuple    = 40.0
	bytesSet      = 216.0
	bytesDict     = 64.0
	bytesSlot     = 8.0
	bytesSetSlot  = 32.0
	bytesDictSlot = 100.0
	bytesFunction = 150.0
	bytesClass    = 1100.0
	bytesInstance = 150.0
)
