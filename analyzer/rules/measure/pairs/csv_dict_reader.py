import csv

WHAT = "two of six fields of n rows read through csv.DictReader, against csv.reader and positions"
UNIT = "rows"
SIZES = [100, 10000]


def setup(n):
    return (["id,name,price,count,city,note"] + ["%d,name %d,%d.5,%d,city,-" % (i, i, i, i % 9) for i in range(n)],)


def before(lines):
    return sum(float(row["price"]) * int(row["count"]) for row in csv.DictReader(lines))


def after(lines):
    rows = csv.reader(lines)
    header = next(rows)
    price, count = header.index("price"), header.index("count")
    return sum(float(row[price]) * int(row[count]) for row in rows)
