t"{ a + b }"
t"{a  +	b}"
t"{ (a) }"
t"""{a # comment
}"""
t"{'é' + é}"
