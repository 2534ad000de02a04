# The zlib module.

DEFLATED: int
DEF_BUF_SIZE: int
DEF_MEM_LEVEL: int
MAX_WBITS: int
ZLIB_RUNTIME_VERSION: str
ZLIB_VERSION: str
Z_BEST_COMPRESSION: int
Z_BEST_SPEED: int
Z_BLOCK: int
Z_DEFAULT_COMPRESSION: int
Z_DEFAULT_STRATEGY: int
Z_FILTERED: int
Z_FINISH: int
Z_FIXED: int
Z_FULL_FLUSH: int
Z_HUFFMAN_ONLY: int
Z_NO_COMPRESSION: int
Z_NO_FLUSH: int
Z_PARTIAL_FLUSH: int
Z_RLE: int
Z_SYNC_FLUSH: int
Z_TREES: int

class error(Exception): ...
class _Compress:
    def compress(self, data: bytes | bytearray, /) -> bytes: ...
    def copy(self) -> _Compress: ...
    def flush(self, mode: int = ..., /) -> bytes: ...
class _Decompress:
    eof: bool
    unconsumed_tail: bytes
    unused_data: bytes
    def copy(self) -> _Decompress: ...
    def decompress(self, data: bytes | bytearray, /, max_length: int = ...) -> bytes: ...
    def flush(self, length: int = ..., /) -> bytes: ...

def adler32(data: bytes | bytearray, value: int = ..., /) -> int: ...
def compress(data: bytes | bytearray, /, level: int = ..., wbits: int = ...) -> bytes: ...
def compressobj(level: int = ..., method: int = ..., wbits: int = ..., memLevel: int = ..., strategy: int = ..., zdict: bytes | None = ...) -> _Compress: ...
def crc32(data: bytes | bytearray, value: int = ..., /) -> int: ...
def decompress(data: bytes | bytearray, /, wbits: int = ..., bufsize: int = ...) -> bytes: ...
def decompressobj(wbits: int = ..., zdict: bytes = ...) -> _Decompress: ...
