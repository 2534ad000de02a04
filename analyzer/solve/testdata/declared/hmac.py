import hashlib
import hmac

h = hmac.new(b"k", b"m", hashlib.sha256)
h.update(b"x")
h.digest()
h.hexdigest()
h.copy()
h.name
h.block_size
h.digest_size
h.blocksize
hmac.HMAC(b"k", b"m", "md5").hexdigest()
hmac.compare_digest("a", "b")
hmac.digest(b"k", b"m", "sha1")
