package pyrt

import (
	"slices"
	"sync/atomic"
	"unicode/utf8"
)

// Flags of a code point, in the order of testdata/str/unicode_table.py.
const (
	flagAlpha = 1 << iota
	flagDecimal
	flagDigit
	flagNumeric
	flagLower
	flagUpper
	flagTitle
	flagPrintable
	flagCased
	flagIgnorable // ignored between cased letters, where a final sigma is looked for
	flagIDStart
	flagIDContinue
	flagSpecial // in specialCases
)

// runeRecord is what str's methods know of a code point.
type runeRecord struct {
	flags                     uint16
	upper, lower, title, fold rune // distances
}

// specialCase has the full mappings of a character of which one is not a single character.
type specialCase struct {
	r                         rune
	upper, lower, title, fold string
}

const runePageSize = 256

// runeTables is the table unpacked: pages of record numbers.
type runeTables struct {
	pages   [(utf8.MaxRune + 1) / runePageSize]*[runePageSize]uint8
	records [unicodeRecordCount]runeRecord
}

// unpacked is the table once it was needed. (Faster here than sync.OnceValue,
// which calls inlining cannot remove; unpacking twice does no harm.)
var unpacked atomic.Pointer[runeTables]

// recordOf returns what is known of r. Callers keep ASCII away from it.
func recordOf(r rune) *runeRecord {
	tables := unpacked.Load()
	if tables == nil {
		tables = loadRunes()
	}
	return &tables.records[tables.pages[r/runePageSize][r%runePageSize]]
}

func loadRunes() *runeTables {
	tables := unpackRunes()
	unpacked.Store(tables)
	return tables
}

func unpackRunes() *runeTables {
	tables := new(runeTables)
	records := packedNumbers(unicodeRecords)
	for i := range tables.records {
		tables.records[i] = runeRecord{
			flags: uint16(unzigzag(records.next())),
			upper: unzigzag(records.next()), lower: unzigzag(records.next()),
			title: unzigzag(records.next()), fold: unzigzag(records.next()),
		}
	}
	var whole [unicodeRecordCount]*[runePageSize]uint8 // pages that lie within one run
	runs := packedNumbers(unicodeRuns)
	at := 0
	for range unicodeRunCount {
		end := at + int(runs.next()) + 1
		record := uint8(runs.next())
		for at < end {
			page := at / runePageSize
			if at%runePageSize == 0 && end-at >= runePageSize {
				if whole[record] == nil {
					whole[record] = new([runePageSize]uint8)
					fillRecords(whole[record][:], record)
				}
				tables.pages[page] = whole[record]
				at += runePageSize
				continue
			}
			if tables.pages[page] == nil {
				tables.pages[page] = new([runePageSize]uint8)
			}
			stop := min(end, (page+1)*runePageSize)
			fillRecords(tables.pages[page][at%runePageSize:at%runePageSize+stop-at], record)
			at = stop
		}
	}
	return tables
}

func fillRecords(page []uint8, record uint8) {
	for i := range page {
		page[i] = record
	}
}

// numberReader reads the numbers of a packed table.
type numberReader struct{ text string }

func packedNumbers(text string) *numberReader { return &numberReader{text} }

func (n *numberReader) next() uint32 {
	var v uint32
	for i, shift := 0, 0; ; i++ {
		c := n.text[i]
		if c == '\n' {
			continue
		}
		if c == '~' {
			c = ' '
		}
		digit := uint32(c - ' ')
		v |= digit & 31 << shift
		shift += 5
		if digit < 32 {
			n.text = n.text[i+1:]
			return v
		}
	}
}

func unzigzag(n uint32) rune {
	if n&1 == 1 {
		return -rune(n+1) / 2
	}
	return rune(n / 2)
}

// specialCaseOf returns the full mappings of a character flagged special.
func specialCaseOf(r rune) *specialCase {
	i, _ := slices.BinarySearchFunc(specialCases[:], r, func(c specialCase, r rune) int { return int(c.r - r) })
	return &specialCases[i]
}

// isPrintable reports whether repr writes r as it is.
func isPrintable(r rune) bool {
	if r < utf8.RuneSelf {
		return ' ' <= r && r < 0x7F
	}
	return recordOf(r).flags&flagPrintable != 0
}

// decimalValue returns the value of a decimal digit of any script, such as
// U+0663, and whether r is one.
func decimalValue(r rune) (int, bool) {
	if r < utf8.RuneSelf {
		return int(r - '0'), '0' <= r && r <= '9'
	}
	if recordOf(r).flags&flagDecimal == 0 {
		return 0, false
	}
	// Decimal digits stand in blocks of ten from zero on.
	zero := r
	for recordOf(zero-1).flags&flagDecimal != 0 {
		zero--
	}
	return int(r-zero) % 10, true
}
