package heat

// weights are the fitted parts of each feature in a function's score.
var weights = Vector{
	fCalls: 0.6, fFlat: 0.8, fLoops: 0.6, fUnreached: -3, fCold: -4,
	fRecursive: 0.3, fDisplay: -1, fEntry: -1,
}
