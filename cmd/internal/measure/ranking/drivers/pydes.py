"""Encrypt and decrypt with DES and triple DES."""
import pyDes


def main():
    data = b"Please encrypt my data, it is secret. " * 3
    single = pyDes.des(b"DESCRYPT", pyDes.CBC, b"\0" * 8, padmode=pyDes.PAD_PKCS5)
    triple = pyDes.triple_des(b"Sixteen byte key", pyDes.ECB, padmode=pyDes.PAD_PKCS5)
    for _ in range(3):
        single.decrypt(single.encrypt(data))
        triple.decrypt(triple.encrypt(data))


if __name__ == "__main__":
    main()
