package heat

// weights are the fitted parts of the features in a function's score:
//
//	go run ./cmd/internal/measure/ranking -fit
var weights = Vector{
	fCalls:     0.236,
	fFlat:      0.325,
	fLoops:     0.182,
	fUnreached: -0.216,
	fCold:      -1.654,
	fRecursive: -0.092,
	fDirect:    0.321,
	fGenerator: 0.338,
	fLeaf:      -0.626,
	fSites:     0.338,
	fHotSites:  0.048,
	fDepth:     0.270,
	fWhile:     -0.063,
	fNear:      0.109,
	fInit:      -0.933,
	fDisplay:   -0.845,
	fOperator:  -0.263,
	fFamily:    0.162,
	fDense:     0.486,
	fForeign:   0.001,
	fProperty:  -0.132,
	fSize:      0.397,
	fPrivate:   0.195,
	fHotName:   0.322,
	fColdName:  -0.166,
}
