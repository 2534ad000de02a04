# The sys module, as far as programs use it.

argv: list[str]
byteorder: str
executable: str
float_info: float_info_type
maxsize: int
maxunicode: int
modules: dict[str, object]
path: list[str]
platform: str
stdin: TextIOWrapper
stdout: TextIOWrapper
stderr: TextIOWrapper
version: str
version_info: tuple[int, int, int, str, int]

class float_info_type:
    max: float
    min: float
    epsilon: float
    dig: int
    mant_dig: int

def exit(code: object = ..., /) -> NoReturn: ...
def getrecursionlimit() -> int: ...
def getsizeof(x: object, default: int = ..., /) -> int: ...
def intern(s: str, /) -> str: ...
def setrecursionlimit(n: int, /) -> None: ...
