"""Encode nested data with the pure Python JSON encoder."""
import json.encoder


def main():
    json.encoder.c_make_encoder = None
    data = [{"id": i, "name": "item %d" % i, "tags": ["a", "b", str(i)], "price": i * 1.25,
             "nested": {"on": True, "off": None, "list": list(range(8))}} for i in range(500)]
    encoder = json.encoder.JSONEncoder(indent=2, sort_keys=True)
    for _ in range(6):
        encoder.encode(data)


if __name__ == "__main__":
    main()
