"""Make keys, encrypt, decrypt, sign and verify."""
import rsa
import random
import rsa.randnum


def main():
    rng = random.Random(11)
    rsa.randnum.read_random_bits = lambda bits: rng.getrandbits(bits).to_bytes(-(-bits // 8), "big")
    for _ in range(2):
        public, private = rsa.newkeys(384)
        for i in range(40):
            message = b"message %d" % i
            assert rsa.decrypt(rsa.encrypt(message, public), private) == message
        signature = rsa.sign(b"x", private, "SHA-1")
        rsa.verify(b"x", signature, public)
        rsa.PrivateKey.load_pkcs1(private.save_pkcs1())


if __name__ == "__main__":
    main()
