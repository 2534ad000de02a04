package pyrt

import (
	"regexp"
	"strings"
	"testing"
)

// regexBenchCases are patterns that Go's regexp has too, with texts.
func regexBenchCases() []struct{ name, pattern, text string } {
	logLine := `127.0.0.1 - frank [10/Oct/2000:13:55:36 -0700] "GET /apache_pb.gif HTTP/1.0" 200 2326 "http://www.example.com/start.html" "Mozilla/4.08"` + "\n"
	code := "def total(items, rate=0.5):\n    # sum it\n    return sum(x.price * rate for x in items if x.name != \"none\")\n"
	prose := "It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness. "
	return []struct{ name, pattern, text string }{
		{"literal", `foolishness`, strings.Repeat(prose, 20)},
		{"words", `\w+`, strings.Repeat(prose, 20)},
		{"alternatives", `wisdom|worst|foolish\w*`, strings.Repeat(prose, 20)},
		{"ignorecase", `(?i)it was the (\w+) of`, strings.Repeat(prose, 20)},
		{"log", `(\S+) \S+ (\S+) \[([^\]]+)\] "([A-Z]+) (\S+) [^"]*" (\d+) (\d+)`, strings.Repeat(logLine, 20)},
		{"keyvalue", `(\w+)\s*=\s*([\d.]+)`, strings.Repeat(code, 20)},
		{"string", `"(?:[^"\\]|\\.)*"`, strings.Repeat(code, 20)},
		{"tokens", `(\d+(?:\.\d*)?)|([A-Za-z_]\w*)|([-+*/=<>!.,:()\[\]]+)|("[^"]*")|(#.*)|(\s+)`, strings.Repeat(code, 20)},
		{"email", `[\w.+-]+@[\w-]+\.[\w.-]+`, strings.Repeat(prose+"mail joe.doe@example.com now ", 20)},
		{"lazy", `<a href="(.*?)">`, strings.Repeat(`<p>see <a href="http://x.org/y?z">this</a> and that</p>`, 40)},
		{"date", `(\d{4})-(\d\d)-(\d\d)`, strings.Repeat("on 2024-02-29 or 1999-12-31, not 20-1-1; ", 40)},
		{"lines", `(?m)^\s*(\w+):\s*(.*)$`, strings.Repeat("name: value here\n# comment\n  other:  thing\n", 40)},
		{"unicode", `[^\W\d_]+`, strings.Repeat("größe straße naïve 中文 text ", 40)},
	}
}

func BenchmarkRegex(b *testing.B) {
	for _, c := range regexBenchCases() {
		re, std := CompileRegex(c.pattern, 0), regexp.MustCompile(c.pattern)
		b.Run(c.name+"/pyrt", func(b *testing.B) {
			b.SetBytes(int64(len(c.text)))
			for b.Loop() {
				n := 0
				for range re.FindIter(c.text) {
					n++
				}
			}
		})
		b.Run(c.name+"/go", func(b *testing.B) {
			b.SetBytes(int64(len(c.text)))
			for b.Loop() {
				std.FindAllStringSubmatchIndex(c.text, -1)
			}
		})
	}
}
