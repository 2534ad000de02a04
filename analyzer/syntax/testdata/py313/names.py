match = 1
case = match
_ = type
type = case
print(match, case, type)
match.x = case[0]
match(a)
match[a:b]
match, case = 1, 2
match * a, b
match -a
type(x)
type (x)
type[x]
type.x
type -x
match: int = 1
case: int
type: int
soft = lambda match, case, type, _: match
def match(case, *, type=_): return case
import match, case as type
def print(exec): exec
async_ = await_ = nonlocal_ = 1
