# The uuid module.

NAMESPACE_DNS: UUID
NAMESPACE_OID: UUID
NAMESPACE_URL: UUID
NAMESPACE_X500: UUID
RESERVED_FUTURE: str
RESERVED_MICROSOFT: str
RESERVED_NCS: str
RFC_4122: str

class SafeUUID:
    safe: SafeUUID
    unknown: SafeUUID
    unsafe: SafeUUID
class UUID:
    bytes: bytes
    bytes_le: bytes
    clock_seq: int
    clock_seq_hi_variant: int
    clock_seq_low: int
    fields: tuple[int, int, int, int, int, int]
    hex: str
    int: int
    is_safe: SafeUUID
    node: int
    time: int
    time_hi_version: int
    time_low: int
    time_mid: int
    urn: str
    variant: str
    version: int | None
    def __init__(self, hex: str | None = ..., bytes: bytes | None = ..., bytes_le: bytes | None = ..., fields: tuple[int, int, int, int, int, int] | None = ..., int: int | None = ..., version: int | None = ..., *, is_safe: SafeUUID = ...) -> None: ...
    def __int__(self) -> int: ...
    def __lt__(self, other: UUID) -> bool: ...
    def __le__(self, other: UUID) -> bool: ...
    def __gt__(self, other: UUID) -> bool: ...
    def __ge__(self, other: UUID) -> bool: ...

def getnode() -> int: ...
def uuid1(node: int | None = ..., clock_seq: int | None = ...) -> UUID: ...
def uuid3(namespace: UUID, name: str) -> UUID: ...
def uuid4() -> UUID: ...
def uuid5(namespace: UUID, name: str) -> UUID: ...
