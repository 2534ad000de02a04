package heat

// weights are the fitted parts of the features in a function's score:
//
//	go run ./cmd/internal/measure/ranking -fit
var weights = Vector{
	fCalls:     0.239,
	fFlat:      0.342,
	fLoops:     0.196,
	fUnreached: -0.266,
	fCold:      -1.687,
	fRecursive: -0.081,
	fDirect:    0.320,
	fGenerator: 0.300,
	fLeaf:      -0.635,
	fSites:     0.336,
	fHotSites:  0.048,
	fDepth:     0.275,
	fWhile:     -0.076,
	fNear:      0.054,
	fInit:      -1.011,
	fDisplay:   -0.904,
	fOperator:  -0.275,
	fFamily:    0.158,
	fDense:     0.501,
	fForeign:   -0.025,
	fProperty:  -0.140,
	fSize:      0.374,
	fPrivate:   0.191,
	fHotName:   0.310,
	fColdName:  -0.071,
}
