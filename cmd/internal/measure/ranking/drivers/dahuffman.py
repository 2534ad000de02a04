"""Train a Huffman code and use it."""
import random

from dahuffman import HuffmanCodec


def main():
    rng = random.Random(43)
    data = "".join(rng.choice("eeeeeettttaaaooiinnsshrdlu \n") for _ in range(60000))
    codec = HuffmanCodec.from_data(data)
    codec.decode(codec.encode(data))


if __name__ == "__main__":
    main()
