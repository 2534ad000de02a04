import csv


def total(path):
    with open(path, newline="") as f:
        return sum(float(row["price"]) * int(row["count"]) for row in csv.DictReader(f))  # want "DictReader builds a dict for each row"


def names(f):
    out = []
    reader = csv.DictReader(f, delimiter=";")  # want "read from row"
    for row in reader:
        if row["active"] == "1":
            out.append(row["name"])
    return out


def pairs(f):
    return {line["key"]: line["value"] for line in csv.DictReader(f)}  # want "read from line"


def rows(f):
    return [row for row in csv.DictReader(f)]


def optional(f):
    return [row.get("name") for row in csv.DictReader(f)]


def chosen(f, key):
    return [row[key] for row in csv.DictReader(f)]


def header(f):
    reader = csv.DictReader(f)
    print(reader.fieldnames)
    return [row["name"] for row in reader]


def plain(f):
    return [row[0] for row in csv.reader(f)]


def rest(f):
    return [row["name"] for row in csv.DictReader(f, restkey="more")]
