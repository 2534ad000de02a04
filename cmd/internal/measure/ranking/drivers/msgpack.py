"""Pack and unpack with the pure Python fallback."""
import msgpack.fallback


def main():
    data = [{"id": i, "name": "n%d" % i, "ratio": i / 3, "list": [1, -5, 300, None, True], "blob": b"x" * 20} for i in range(350)]
    for _ in range(3):
        packed = msgpack.fallback.Packer().pack(data)
        msgpack.fallback.unpackb(packed) if hasattr(msgpack.fallback, "unpackb") else None
        unpacker = msgpack.fallback.Unpacker()
        unpacker.feed(packed)
        next(unpacker)


if __name__ == "__main__":
    main()
