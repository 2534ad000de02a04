"""Load a catalogue built in memory and translate with plurals."""
import gettext
import io
import struct


def catalogue(n):
    entries = [("", "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\n")]
    entries += [("message %d\0messages %d" % (i, i), "eins %d\0zwei %d\0drei %d" % (i, i, i)) for i in range(n)]
    entries.sort()
    ids = strings = b""
    offsets = []
    for key, value in entries:
        k, v = key.encode(), value.encode()
        offsets.append((len(ids), len(k), len(strings), len(v)))
        ids += k + b"\0"
        strings += v + b"\0"
    start = 28 + 16 * len(entries)
    keys = b"".join(struct.pack("<II", size, start + at) for at, size, _, _ in offsets)
    values = b"".join(struct.pack("<II", size, start + len(ids) + at) for _, _, at, size in offsets)
    return struct.pack("<7I", 0x950412DE, 0, len(entries), 28, 28 + 8 * len(entries), 0, 0) + keys + values + ids + strings


def main():
    data = catalogue(1500)
    for _ in range(3):
        translations = gettext.GNUTranslations(io.BytesIO(data))
        for i in range(4000):
            translations.ngettext("message %d" % (i % 1500), "messages %d" % (i % 1500), i)
            translations.gettext("unknown")


if __name__ == "__main__":
    main()
