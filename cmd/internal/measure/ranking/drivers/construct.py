"""Build and parse binary records."""
from construct import Array, Byte, Bytes, Const, Enum, Float32b, GreedyRange, If, Int16ub, Int32ul, PascalString, Struct, Switch, this

RECORD = Struct(
    "magic" / Const(b"RC"), "kind" / Enum(Byte, one=1, two=2), "size" / Int16ub, "name" / PascalString(Byte, "utf8"),
    "body" / Switch(this.kind, {"one": Int32ul, "two": Float32b}), "items" / Array(this.size, Struct("a" / Byte, "b" / Int16ub)),
    "more" / If(this.size > 2, Bytes(2)),
)


def main():
    file_format = GreedyRange(RECORD)
    records = [dict(kind=i % 2 + 1, size=i % 5, name="n%d" % i, body=i, items=[dict(a=1, b=2)] * (i % 5), more=b"xx") for i in range(250)]
    data = file_format.build(records)
    file_format.parse(data)


if __name__ == "__main__":
    main()
