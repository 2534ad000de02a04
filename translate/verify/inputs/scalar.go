package inputs

import (
	"math"
	"math/big"
	"slices"
	"strings"
	"unicode"

	"github.com/molt-go/molt/analyzer/evidence/recording"
)

// The boundaries of scalar types.
var (
	bounds = []string{
		"2147483647", "2147483648", "-2147483648", "4294967296", "9007199254740993", "4611686018427387904",
		"9223372036854775807", "-9223372036854775808", "9223372036854775808", "18446744073709551616", "100000000000000000000",
	}
	middling = []int64{10, 12, 16, 17, 24, 31, 32, 60, 63, 64, 99, 100, 101, 127, 128, 255, 256, 360, 365, 1000, 1024, 1999, 2000, 65535, 65536, 1000003}
	floats   = []float64{
		0, math.Copysign(0, -1), 1, -1, 0.5, -0.5, 1.5, 2.5, -2.5, 0.1, 0.25, 3, 10, 100, 1e-9, 1e15, 1e16, 1e22, 123456.789, 2147483648, 9007199254740993,
		1e308, 5e-324, math.Inf(1), math.Inf(-1), math.NaN(),
	}
	texts = []string{
		"", " ", "a", "A", "b", "ab", "abc", "aab", "abcabc", "Hello, World", " padded ", "0", "1", "-12", "007", "3.14", "1e5", "x=1", "a,b,,c", "a b  c",
		"line\nline two\n", "\t", "\r\n", "racecar", "UPPER", "Title Case", "snake_case", "(a[b]{c})", "{}", "%s", "\\", "'\"", "é", "straße", "İ", "日本語", "😀", "e\u0301", "\x00", "~!@#",
	}
	byteTexts = []string{"", "a", "abc", "\x00", "\xff", "\x00\x01\x02\xfe\xff", "Hello", "line\n"}
)

// scalar makes an int, float or str: of the source's constants every third time,
// and of what other arguments hold.
func (m *Maker) scalar(k recording.Kind) *recording.Value {
	if v := m.near(k, m.Constants, 3); v != nil {
		return v
	}
	if v := m.near(k, m.met, 4); v != nil {
		return v
	}
	switch k {
	case recording.Int:
		return &recording.Value{Kind: k, Int: m.int()}
	case recording.Float:
		return &recording.Value{Kind: k, Float: m.float()}
	}
	return &recording.Value{Kind: k, Text: m.text()}
}

// near returns, in one of n cases, a scalar of a list, or one that is close to it.
func (m *Maker) near(k recording.Kind, list []*recording.Value, n int) *recording.Value {
	if len(list) == 0 || !m.chance(n) {
		return nil
	}
	c := pick(m, list)
	v := &recording.Value{Kind: k, Int: c.Int, Float: c.Float, Text: c.Text}
	switch {
	case c.Kind == recording.Int && k == recording.Float && c.Int.IsInt64():
		v.Float = float64(c.Int.Int64())
	case c.Kind != k:
		return nil
	case k == recording.Int:
		if m.chance(2) {
			v.Int = new(big.Int).Add(c.Int, big.NewInt(int64(m.Rand.IntN(3)-1)))
		}
		if m.Small && v.Int.CmpAbs(big.NewInt(1000)) > 0 {
			return nil
		}
	case k == recording.Str && m.chance(3):
		r := []rune(c.Text)
		i := m.Rand.IntN(len(r) + 1)
		v.Text = string(r[i : i+m.Rand.IntN(len(r)-i+1)])
	}
	return v
}

func (m *Maker) int() *big.Int {
	switch n := m.Rand.IntN(20); {
	case n < 6: // indexes of short lists
		return big.NewInt(int64(m.Rand.IntN(5) - 1))
	case n < 13 || m.Small:
		return big.NewInt(int64(m.Rand.IntN(24) - 6))
	case n < 17:
		v := pick(m, middling)
		if m.chance(4) {
			v = -v
		}
		return big.NewInt(v)
	case n < 18:
		return big.NewInt(m.Rand.Int64N(1<<20) - 1<<18)
	}
	b, _ := new(big.Int).SetString(pick(m, bounds), 10)
	return b
}

func (m *Maker) float() float64 {
	if m.chance(2) {
		return pick(m, floats)
	}
	f := float64(m.Rand.IntN(4001)-2000) / pick(m, []float64{1, 2, 8, 10, 100, 3, 7})
	if m.chance(8) {
		f *= math.Pow(10, float64(m.Rand.IntN(40)-20))
	}
	return f
}

func (m *Maker) text() string {
	switch m.Rand.IntN(8) {
	case 3, 4:
		return m.joined()
	case 0: // a word of few letters, so that repetitions occur
		var b strings.Builder
		for range m.Rand.IntN(9) {
			b.WriteByte("abc01 "[m.Rand.IntN(6)])
		}
		return b.String()
	case 1:
		return pick(m, texts) + pick(m, texts)
	case 2: // the same from both ends, but for the case of a letter
		r := []rune(pick(m, texts))
		back := slices.Clone(r)
		slices.Reverse(back)
		return m.swapCase(string(r) + string(back))
	}
	return pick(m, texts)
}

var (
	separators = []string{",", ":", " ", "-", "=", "/", ".", "\n", ", "}
	pieces     = []string{"", "a", "ab", "B", "x y", "0", "1", "7", "12", "-3", "2.5"}
)

// joined is a record: pieces with a separator that the source knows between them.
func (m *Maker) joined() string {
	by := pick(m, separators)
	if c := m.separator(); c != "" && !m.chance(4) {
		by = c
	}
	list := make([]string, 1+m.Rand.IntN(4))
	for i := range list {
		list[i] = pick(m, pieces)
	}
	return strings.Join(list, by)
}

// separator is a short text among the source's constants, "" where there is none.
func (m *Maker) separator() string {
	var list []string
	for _, c := range m.Constants {
		if c.Kind == recording.Str && c.Text != "" && len(c.Text) < 4 {
			list = append(list, c.Text)
		}
	}
	if len(list) == 0 {
		return ""
	}
	return pick(m, list)
}

// swapCase changes the case of one letter or of none.
func (m *Maker) swapCase(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	i := m.Rand.IntN(len(r))
	if up := unicode.ToUpper(r[i]); up != r[i] {
		r[i] = up
	} else {
		r[i] = unicode.ToLower(r[i])
	}
	return string(r)
}
