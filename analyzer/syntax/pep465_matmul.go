package syntax

// PEP 465: @ and @= are carried by * and *=, which bind alike.

// operatorOf returns the operator of a canonical binary or augmented operator token.
func operatorOf(t ctoken) Operator {
	if t.mark == mMatMult {
		return MatMult
	}
	switch t.kind {
	case kPlus, kPlusEq:
		return Add
	case kMinus, kMinusEq:
		return Sub
	case kStar, kStarEq:
		return Mult
	case kSlash, kSlashEq:
		return Div
	case kDSlash, kDSlashEq:
		return FloorDiv
	case kPercent, kPercentEq:
		return Mod
	case kDStar, kDStarEq:
		return Pow
	case kLShift, kLShiftEq:
		return LShift
	case kRShift, kRShiftEq:
		return RShift
	case kAmp, kAmpEq:
		return BitAnd
	case kPipe, kPipeEq:
		return BitOr
	case kCaret, kCaretEq:
		return BitXor
	}
	return NoOp
}
