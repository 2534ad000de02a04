"""Trains a tokeniser on a part of the text and prints the tokens."""
import digest
import run_benchmark

PATTERN = r"""'s|'t|'re|'ve|'m|'ll|'d| ?[a-zA-Z]+| ?\d+| ?[^\sa-zA-Z\d]+|\s+(?!\S)|\s+"""


def main() -> None:
    with open("data/frankenstein_intro.txt", "r", encoding="utf8") as f:
        text = f.read()
    text = text[:4000]
    enc = run_benchmark.SimpleBytePairEncoding.train(text, vocab_size=400, pat_str=PATTERN)
    tokens = enc.encode(text)
    print(len(tokens), digest.ints(tokens))
    print(tokens[:20])
    print(enc.decode(tokens) == text)
    print(enc.decode(enc.encode("hello world")))


if __name__ == "__main__":
    main()
