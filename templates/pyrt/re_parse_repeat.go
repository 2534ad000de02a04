package pyrt

import "strconv"

// repeat parses a quantifier, of which t is the first character, and applies it
// to the last node of seq.
func (p *reParser) repeat(seq *reSeq, t reToken) {
	here := p.src.tell()
	least, most := 0, reMaxRepeat
	switch t {
	case '?':
		most = 1
	case '+':
		least = 1
	case '{':
		var ok bool
		if least, most, ok = p.counts(here); !ok {
			seq.add(reNode{kind: reLiteral, char: '{'})
			return
		}
	}
	last := len(seq.nodes) - 1
	if last < 0 || seq.nodes[last].kind == reAt {
		panic(p.src.fail("nothing to repeat", p.src.tell()-here+1))
	}
	item := seq.nodes[last]
	if item.kind == reRepeat {
		panic(p.src.fail("multiple repeat", p.src.tell()-here+1))
	}
	sub := &reSeq{nodes: []reNode{item}}
	if item.kind == reGroup && item.group == 0 && item.add == 0 && item.del == 0 {
		sub = item.subs[0]
	}
	n := reNode{kind: reRepeat, min: least, max: most, subs: []*reSeq{sub}}
	switch {
	case p.src.match('?'):
		n.greed = reLazy
	case p.src.match('+'):
		n.greed = rePossessive
	}
	seq.nodes[last] = n
}

// counts parses {m,n} from behind the brace on. Where it is none, the brace is a
// character like others and nothing is taken.
func (p *reParser) counts(here int) (least, most int, ok bool) {
	if p.src.next == '}' {
		return 0, 0, false
	}
	lo := p.src.while(nil, len(p.src.text), isDigitToken)
	hi := lo
	if p.src.match(',') {
		hi = p.src.while(nil, len(p.src.text), isDigitToken)
	}
	if !p.src.match('}') {
		p.src.seek(here)
		return 0, 0, false
	}
	most = reMaxRepeat
	if len(lo) > 0 {
		least = repeatCount(string(lo))
	}
	if len(hi) > 0 {
		most = repeatCount(string(hi))
		if most < least {
			panic(p.src.fail("min repeat greater than max repeat", p.src.tell()-here))
		}
	}
	return least, most, true
}

func repeatCount(digits string) int {
	if len(digits) > defaultMaxStrDigits {
		panic(NewValueError("Exceeds the limit (4300 digits) for integer string conversion: value has " +
			strconv.Itoa(len(digits)) + " digits; use sys.set_int_max_str_digits() to increase the limit"))
	}
	n, err := strconv.ParseUint(digits, 10, 64)
	if err != nil || n >= reMaxRepeat {
		panic(NewOverflowError("the repetition number is too large"))
	}
	return int(n)
}
