"""Sign and verify on several curves."""
import hashlib

import ecdsa


def main():
    for curve in (ecdsa.NIST192p, ecdsa.NIST256p, ecdsa.SECP256k1):
        key = ecdsa.SigningKey.from_secret_exponent(123456789123456789, curve, hashlib.sha256)
        for i in range(6):
            message = b"message %d" % i
            signature = key.sign_deterministic(message)
            key.verifying_key.verify(signature, message)


if __name__ == "__main__":
    main()
