package heat

// weights are the fitted parts of the features in a function's score:
//
//	go run ./cmd/internal/measure/ranking -fit
var weights = Vector{
	fCalls:     0.225,
	fFlat:      0.309,
	fLoops:     0.197,
	fUnreached: -0.293,
	fCold:      -1.791,
	fRecursive: -0.077,
	fDirect:    0.298,
	fGenerator: 0.371,
	fLeaf:      -0.636,
	fSites:     0.339,
	fHotSites:  0.057,
	fDepth:     0.247,
	fWhile:     -0.099,
	fNear:      -0.014,
	fInit:      -0.725,
	fDisplay:   -0.762,
	fOperator:  -0.060,
	fFamily:    0.144,
	fDense:     0.419,
	fForeign:   -0.030,
	fProperty:  -0.129,
	fSize:      0.405,
	fPrivate:   0.255,
	fHotName:   0.281,
	fColdName:  -0.256,
}
