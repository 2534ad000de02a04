"""Decode a generated document with the pure Python JSON decoder."""
import json
import json.decoder
import json.scanner


def document():
    rows = [{"id": i, "name": "item \u00e9 %d" % i, "tags": ["a", "b\n", str(i)], "price": i * 1.25,
             "nested": {"on": True, "off": None, "list": list(range(8))}} for i in range(400)]
    return json.dumps(rows, indent=1)


def main():
    decoder = json.decoder.JSONDecoder()
    decoder.parse_string = json.decoder.py_scanstring
    decoder.scan_once = json.scanner.py_make_scanner(decoder)
    text = document()
    for _ in range(6):
        assert len(decoder.decode(text)) == 400


if __name__ == "__main__":
    main()
