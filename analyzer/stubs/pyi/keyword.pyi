# The keyword module.

kwlist: list[str]
softkwlist: list[str]

def iskeyword(s: object, /) -> bool: ...
def issoftkeyword(s: object, /) -> bool: ...
