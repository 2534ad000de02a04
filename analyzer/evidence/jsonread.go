package evidence

import (
	"encoding/json"
	"errors"
	"math"
)

// decodeJSON fills to from data and gives errors their offset.
func decodeJSON(data []byte, to any) error {
	err := json.Unmarshal(data, to)
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &syntax):
		return badAt(syntax.Offset, "%s", syntax.Error())
	case errors.As(err, &kind):
		return badAt(kind.Offset, "%s where %s should be a %s", kind.Value, kind.Field, kind.Type.Kind())
	}
	return badAt(-1, "%s", err.Error())
}

// amount returns v if it can be a time or a size: finite and not negative,
// since clocks that step back must not take time from others.
func amount(v float64) float64 {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return 0
	}
	return max(v, 0)
}

// lineNumber returns n if it can be a line, otherwise 0.
func lineNumber(n int) int {
	if n < 0 || n > math.MaxInt32 {
		return 0
	}
	return n
}
