# The sys module, as far as programs use it.

argv: list[str]
abiflags: str
base_exec_prefix: str
base_prefix: str
builtin_module_names: tuple[str, ...]
copyright: str
dont_write_bytecode: bool
exec_prefix: str
flags: Any
float_repr_style: str
hash_info: Any
hexversion: int
implementation: Any
int_info: Any
orig_argv: list[str]
prefix: str
stdlib_module_names: frozenset[str]
thread_info: Any
warnoptions: list[str]
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
    max_exp: int
    max_10_exp: int
    min_exp: int
    min_10_exp: int
    radix: int
    rounds: int
    mant_dig: int

def exc_info() -> tuple[Any, Any, Any]: ...
def exception() -> BaseException | None: ...
def exit(status: object = ..., /) -> NoReturn: ...
def getdefaultencoding() -> str: ...
def getfilesystemencodeerrors() -> str: ...
def getfilesystemencoding() -> str: ...
def get_int_max_str_digits() -> int: ...
def getprofile() -> Any: ...
def getrefcount(x: object, /) -> int: ...
def getswitchinterval() -> float: ...
def gettrace() -> Any: ...
def getrecursionlimit() -> int: ...
def getsizeof(x: object, default: int = ..., /) -> int: ...
def intern(s: str, /) -> str: ...
def set_int_max_str_digits(maxdigits: int) -> None: ...
def setprofile(function: object, /) -> None: ...
def setswitchinterval(interval: float | int, /) -> None: ...
def settrace(function: object, /) -> None: ...
def setrecursionlimit(n: int, /) -> None: ...
