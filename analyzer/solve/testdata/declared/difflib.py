import difflib

a, b = "one\ntwo\nthree\n".splitlines(True), "one\n2\nthree\n".splitlines(True)
m = difflib.SequenceMatcher(None, "abcd", "bcde")
m.ratio()
m.quick_ratio()
m.real_quick_ratio()
difflib.SequenceMatcher(None, "", "").ratio()
m.get_matching_blocks()
m.get_opcodes()
m.matching_blocks
m.opcodes
list(m.get_grouped_opcodes())
f = m.find_longest_match(0, 4, 0, 4)
f.a
f.b
f.size
f[0]
m.a
m.b
m.b2j
m.bjunk
m.bpopular
m.fullbcount
m.isjunk
m.autojunk
m.set_seq1("x")
m.set_seq2("y")
m.set_seqs("x", "y")
difflib.Match(1, 2, 3)
n = difflib.SequenceMatcher(lambda x: x == 1, [1, 2], [2, 3])
n.b2j
n.a
difflib.Differ().compare(a, b)
difflib.Differ().linejunk
difflib.Differ().charjunk
h = difflib.HtmlDiff()
h.make_file(a, b)
h.make_table(a, b)
difflib.IS_CHARACTER_JUNK(" ")
difflib.IS_LINE_JUNK("#")
difflib.context_diff(a, b)
difflib.unified_diff(a, b, "x", "y", lineterm="")
difflib.ndiff(a, b)
difflib.restore(difflib.ndiff(a, b), 1)
difflib.diff_bytes(difflib.unified_diff, [b"x"], [b"y"])
difflib.get_close_matches("appel", ["ape", "apple", "peach"])
difflib.get_close_matches([1, 2], [[1, 2], [3]])
