"""Encode and decode header blocks."""
from hpack import Decoder, Encoder


def main():
    headers = [(":method", "GET"), (":path", "/index.html"), ("user-agent", "tester/1.0 (some; long agent)"), ("accept", "text/html,*/*")]
    for _ in range(3):
        encoder, decoder = Encoder(), Decoder()
        for i in range(500):
            block = encoder.encode(headers + [("cookie", "id=%d; session=abcdef%d" % (i, i * 7919))])
            decoder.decode(block)


if __name__ == "__main__":
    main()
