"""Marshal and unmarshal XML-RPC calls."""
from xmlrpc import client


def main():
    data = [{"id": i, "name": "n<%d>" % i, "ok": True, "list": [1, 2.5, None, "x"]} for i in range(150)]
    for _ in range(6):
        text = client.dumps((data,), "method", allow_none=True)
        client.loads(text, use_builtin_types=True)


if __name__ == "__main__":
    main()
