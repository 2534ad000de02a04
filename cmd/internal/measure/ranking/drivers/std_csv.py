"""Sniff dialects and read and write dictionaries."""
import csv
import io


def main():
    fields = ["id", "name", "value", "note"]
    for _ in range(4):
        out = io.StringIO()
        writer = csv.DictWriter(out, fields, delimiter=";")
        writer.writeheader()
        for i in range(4000):
            writer.writerow({"id": i, "name": "n%d" % i, "value": i * 1.5, "note": "a, b"})
        text = out.getvalue()
        dialect = csv.Sniffer().sniff(text[:1500])
        csv.Sniffer().has_header(text[:3000])
        sum(float(row["value"]) for row in csv.DictReader(io.StringIO(text), dialect=dialect))


if __name__ == "__main__":
    main()
