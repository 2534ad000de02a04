import ssl

# The part of making a client that a pair can time without a server: the certificates that it trusts. The connection and
# its handshake come on top (no_session.py).
WHAT = "n TLS contexts with the certificates of the machine, as clients of HTTP make them, against one"
UNIT = "requests"
SIZES = [2, 20]


def setup(n):
    return (n,)


def before(n):
    return [type(ssl.create_default_context()) for _ in range(n)]


def after(n):
    context = ssl.create_default_context()
    return [type(context) for _ in range(n)]
