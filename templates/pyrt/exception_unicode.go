package pyrt

import "strconv"

// unicodeErrorText is str(e) of a UnicodeDecodeError or UnicodeEncodeError, whose
// arguments are encoding, object, start, end and reason.
func unicodeErrorText(e *Exception) string {
	encoding, reason := Str(e.Args[0]), Str(e.Args[4])
	start, _ := e.Args[2].(int)
	end, _ := e.Args[3].(int)
	var what string
	switch object := e.Args[1].(type) {
	case Bytes:
		what = " codec can't decode bytes"
		if end == start+1 && start < len(object) {
			what = " codec can't decode byte 0x" + string(appendHex(nil, uint32(object[start]), 2))
		}
	case string:
		what = " codec can't encode characters"
		if c, ok := StrAtOK(object, start); ok && end == start+1 {
			what = " codec can't encode character " + quotedEscape(rune(Ord(c)))
		}
	}
	place := " in position " + strconv.Itoa(start)
	if end != start+1 {
		place += "-" + strconv.Itoa(end-1)
	}
	return "'" + encoding + "'" + what + place + ": " + reason
}

func quotedEscape(r rune) string {
	return "'" + string(appendEscapedRune(nil, r)) + "'"
}
