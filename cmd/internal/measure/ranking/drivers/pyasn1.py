"""Encode and decode ASN.1 records."""
from pyasn1.codec.der import decoder, encoder
from pyasn1.type import char, namedtype, univ


class Record(univ.Sequence):
    componentType = namedtype.NamedTypes(
        namedtype.NamedType("id", univ.Integer()),
        namedtype.NamedType("name", char.UTF8String()),
        namedtype.OptionalNamedType("oid", univ.ObjectIdentifier()),
        namedtype.DefaultedNamedType("flag", univ.Boolean(False)),
    )


def main():
    for i in range(220):
        record = Record()
        record["id"] = i
        record["name"] = "name %d" % i
        record["oid"] = "1.3.6.1.%d" % i
        record["flag"] = i % 2 == 0
        decoder.decode(encoder.encode(record), asn1Spec=Record())


if __name__ == "__main__":
    main()
