f""; f"a"; F'b'; f"""c"""; f"{a}"; f"{a}{b}"; f"x{a}y{b}z"
f"{{}}"; f"{{{a}}}"; f"{{a}}"; f"}}{{"
f"{a!r}{b!s}{c!a}"; f"{a !r}"; f"{a!r:>10}"; f"{ a }"
f"{a:}"; f"{a:.2f}"; f"{a:{b}}"; f"{a:{b}.{c}}"; f"{a:x{b!r}y}"; f"{a:{b:{c}}}"; f"{a:%H:%M}"
f"{a=}"; f"{a = }"; f"{a=!r}"; f"{a=!s:>5}"; f"{a=:>5}"; f"{ a+b = }"; f"{a==b}"; f"{a=}{b=}x"; f"{f(a=1)=}"
f"{a!=b}"; f"{a<=b}"; f"{a>=b}"; f"{(a:=5)}"; f"{a:=5}"; f"{a:=^{b}}"
f"{lambda_}"; f"{(lambda x: x)}"; f"{(lambda x: x)(1):>{2}}"; f"{ {1: 2}[1] }"; f"{ {a for a in b} }"; f"{[a, b]}"; f"{a, b}"; f"{*a, b}"; f"{*a,}"
f"{a['x']}"; f"{a["x"]}"; f"{f"{f"{1}"}"}"; f'{f'{'a'}'}'; f"{'\n'.join(a)}"; f"{a[':']:>5}"; f"{a if b else c}"; f"{a[1:2]}"
f"\x41{a}\u00e9\N{BULLET}{b}\{c}"; f"\
{a}\
b"
rf"\n{a}\d"; fr"\{a}"; Rf"\N{x}"; FR'{a:\d{b}\w}'
f"{a:\x41{b}\n}"; f"{a:\N{BULLET}}"
f"""
{a
 + b
}
 {c:
x}
{d # comment
}"""
f"{
a
}"
f"{a:{
b
}}"
"a" f"{b}" "c"; f"a" "b"; "a" f"b"; f"{a}" f"{b}"; "a" f"" "b"; f"" ""; u"a" f"{b}"; f"{a}" u"b"; f"{a}" r"\n"
("x"
 f"y{a}"
 f"z")
f"é{日}本{ 'é' }😀{x!r}"; f"{a}é{b=}日"
f"{yield_}"; f"{not a}"; f"{-a}"; f"{a or b}"; f"{a:{b}c{d}e}"; f"{a}:{b}"; f"{a!s}!{b}"
def g():
    f"{yield}"; f"{yield a}"; f"{yield a, b:>3}"


async def h(): return f"{await a}{[x async for x in y]}"
print(f"{a}", *f"{b}", c=f"{d}"); f"{a}".join(b); f"{a}"[0]; f"{a}" % b; not f"{a}"
def d(): f"no docstring"
('' f'{x=}' ''); "" f"a{b}"; u"" f"a"; f"{a}" "" "b" ""; f"" "" f"{a}"; "a" f"\
{b}\
"
f'{a:
}'; f'{a:b
  # c
 }'
f'{1:{2}{{d}'; f"""{1:{2}
{{}"""; f'{1:{2:{3}}{{x}'; f'{1:{{2}}}'; f'{1:{{}}}'; f'{1:{2}{3}{{}{4}'
f'{a:b
{c}}'; f'{a:{b
}}'; f'{a:{b:c
}}'
match x:
    case {_.a: 1}: pass
f"{a!ª}"
