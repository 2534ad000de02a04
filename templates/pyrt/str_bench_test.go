package pyrt

import (
	"strconv"
	"strings"
	"testing"
)

const benchASCII = "The quick brown fox jumps over the lazy dog, and then sleeps in the warm sun until evening."
const benchWide = "Съешь же ещё этих мягких французских булок, да выпей чаю — 日本語のテキスト and some English 😀."

func BenchmarkStr(b *testing.B) {
	words := strings.Fields(benchASCII)
	text, wide := NewText(benchASCII), NewText(benchWide)
	for _, bench := range []struct {
		name string
		run  func()
	}{
		{"IsASCII", func() { IsASCII(benchASCII) }},
		{"Len/ascii", func() { _ = StrLen(benchASCII) }},
		{"Len/wide", func() { _ = StrLen(benchWide) }},
		{"At/ascii", func() { StrAt(benchASCII, 40) }},
		{"At/wide", func() { StrAt(benchWide, 40) }},
		{"TextAt/ascii", func() { text.At(40) }},
		{"TextAt/wide", func() { wide.At(40) }},
		{"NewText/wide", func() { NewText(benchWide) }},
		{"Slice/ascii", func() { StrSlice(benchASCII, 4, -4) }},
		{"Slice/wide", func() { StrSlice(benchWide, 4, -4) }},
		{"Reverse/ascii", func() { StrReverse(benchASCII) }},
		{"Fields", func() { Fields(benchASCII) }},
		{"Split", func() { StrSplit(benchASCII, " ") }},
		{"Join", func() { strings.Join(words, ", ") }},
		{"Find/ascii", func() { StrFind(benchASCII, "sun") }},
		{"Find/wide", func() { StrFind(benchWide, "English") }},
		{"Replace", func() { StrReplace(benchASCII, "the", "a") }},
		{"Strip", func() { StrStrip("  some words \n") }},
		{"Upper/ascii", func() { StrUpper(benchASCII) }},
		{"Upper/wide", func() { StrUpper(benchWide) }},
		{"Repr/ascii", func() { ReprStr(benchASCII) }},
		{"Repr/wide", func() { ReprStr(benchWide) }},
		{"Chars/wide", func() {
			for range Chars(benchWide) {
			}
		}},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				bench.run()
			}
		})
	}
}

func BenchmarkFormat(b *testing.B) {
	money := MustSpec(">12,.2f")
	var buf []byte
	for _, bench := range []struct {
		name string
		run  func()
	}{
		{"MustSpec", func() { MustSpec(">12,.2f") }},
		{"Float/.2f", func() { FormatFloat(1234.5678, ".2f") }},
		{"Float/strconv", func() { _ = strconv.FormatFloat(1234.5678, 'f', 2, 64) }},
		{"Float/8.3f", func() { FormatFloat(1234.5678, "8.3f") }},
		{"Float/grouped", func() { FormatFloat(1234.5678, ">12,.2f") }},
		{"Float/spec", func() { buf = money.AppendFloat(buf[:0], 1234.5678) }},
		{"Float/g", func() { FormatFloat(1234.5678, "g") }},
		{"Float/repr", func() { ReprFloat(1234.5678) }},
		{"Int/6d", func() { FormatInt(1234, "6d") }},
		{"Int/02x", func() { FormatInt(1234, "02x") }},
		{"Str/>10", func() { FormatStr("name", ">10") }},
		{"Percent", func() { Percent("%s has %d items for %.2f", "cart", 3, 12.5) }},
		{"StrFormat", func() { StrFormat("{} has {} items for {:.2f}", "cart", 3, 12.5) }},
		{"ParseInt", func() { ParseInt("123456") }},
		{"ParseFloat", func() { ParseFloat("1234.5678") }},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				bench.run()
			}
		})
	}
}
