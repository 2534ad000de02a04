"""Compress and decompress text."""
import lzstring


def main():
    codec = lzstring.LZString()
    text = "".join("line %d with some repeated text and numbers %d\n" % (i, i * i) for i in range(220))
    for _ in range(2):
        assert codec.decompressFromBase64(codec.compressToBase64(text)) == text
        codec.decompress(codec.compress(text))


if __name__ == "__main__":
    main()
