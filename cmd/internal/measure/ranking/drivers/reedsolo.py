"""Encode, damage and repair messages."""
import random

import reedsolo


def main():
    rng = random.Random(23)
    codec = reedsolo.RSCodec(20)
    for i in range(25):
        message = bytearray(codec.encode(b"a message of some length number %d " % i * 4))
        for _ in range(8):
            message[rng.randrange(len(message))] ^= rng.randrange(1, 256)
        codec.decode(message)


if __name__ == "__main__":
    main()
