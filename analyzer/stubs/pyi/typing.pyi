# The typing module. Generic names stand for the classes that they annotate;
# special forms mean something in annotations only.

AbstractSet = builtins.AbstractSet
Collection = builtins.Collection
Container = builtins.Container
ChainMap = collections.ChainMap
Counter = collections.Counter
DefaultDict = collections.defaultdict
Deque = collections.deque
Dict = builtins.dict
FrozenSet = builtins.frozenset
Generator = builtins.generator
ContextManager = contextlib.AbstractContextManager
ItemsView = builtins.ItemsView
Iterable = builtins.Iterable
Iterator = builtins.Iterator
KeysView = builtins.KeysView
List = builtins.list
Mapping = builtins.Mapping
Match = re.Match
MutableMapping = builtins.MutableMapping
MutableSequence = builtins.MutableSequence
MutableSet = builtins.MutableSet
OrderedDict = collections.OrderedDict
Pattern = re.Pattern
Reversible = builtins.Reversible
Sequence = builtins.Sequence
Set = builtins.set
Sized = builtins.Sized
Text = builtins.str
TextIO = builtins.TextIOWrapper
Type = builtins.type
BinaryIO = io.BufferedReader
ValuesView = builtins.ValuesView

Annotated: Any
Any: Any
AnyStr: Any
Callable: Any
ClassVar: Any
Concatenate: Any
Final: Any
Generic: Any
Hashable: Any
Literal: Any
LiteralString: Any
Never: Any
NoReturn: Any
NotRequired: Any
Optional: Any
Protocol: Any
Required: Any
Self: Any
Tuple: Any
TypeAlias: Any
TypeGuard: Any
TypedDict: Any
Union: Any
Unpack: Any
TYPE_CHECKING: bool

class NamedTuple:
    _fields: tuple[str, ...]
    def _asdict(self) -> dict[str, Any]: ...
    def _replace(self, **kwargs: object) -> Self: ...

class TypeVar:
    def __init__(self, name: str, *constraints: object, bound: object = ..., covariant: bool = ..., contravariant: bool = ...) -> None: ...
class TypeVarTuple:
    def __init__(self, name: str) -> None: ...
class ParamSpec:
    args: object
    kwargs: object
    def __init__(self, name: str, *, bound: object = ..., covariant: bool = ..., contravariant: bool = ...) -> None: ...
class ForwardRef:
    def __init__(self, arg: str, is_argument: bool = ..., module: object = ..., *, is_class: bool = ...) -> None: ...

class SupportsAbs:
    def __abs__(self) -> Any: ...
class SupportsBytes:
    def __bytes__(self) -> bytes: ...
class SupportsComplex:
    def __complex__(self) -> complex: ...
class SupportsFloat:
    def __float__(self) -> float: ...
class SupportsIndex:
    def __index__(self) -> int: ...
class SupportsInt:
    def __int__(self) -> int: ...
class SupportsRound:
    def __round__(self, ndigits: int = ...) -> Any: ...

def NewType(name: str, tp: object) -> Any: ...
def assert_never(arg: object, /) -> NoReturn: ...
def assert_type[T](val: T, typ: object, /) -> T: ...
def cast(typ: object, val: object) -> Any: ...
def clear_overloads() -> None: ...
def dataclass_transform(*, eq_default: bool = ..., order_default: bool = ..., kw_only_default: bool = ..., field_specifiers: tuple[object, ...] = ..., **kwargs: object) -> Callable[..., Any]: ...
def final[F](f: F) -> F: ...
def get_args(tp: object) -> tuple[Any, ...]: ...
def get_origin(tp: object) -> Any: ...
def get_overloads(func: object) -> list[Any]: ...
def get_type_hints(obj: object, globalns: dict[str, object] | None = ..., localns: dict[str, object] | None = ..., include_extras: bool = ...) -> dict[str, Any]: ...
def is_typeddict(tp: object) -> bool: ...
def no_type_check[F](arg: F) -> F: ...
def overload[F](func: F) -> F: ...
def reveal_type[T](obj: T, /) -> T: ...
def runtime_checkable[C](cls: C) -> C: ...
