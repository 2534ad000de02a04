import sqlite3

WHAT = "n rows inserted into SQLite in memory by execute, against executemany"
UNIT = "rows"
SIZES = [1000]


def setup(n):
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE item (name TEXT, price REAL)")
    return db, [("name %d" % i, i / 7) for i in range(n)]


def before(db, rows):
    cursor = db.cursor()
    for row in rows:
        cursor.execute("INSERT INTO item (name, price) VALUES (?, ?)", row)
    db.rollback()


def after(db, rows):
    cursor = db.cursor()
    cursor.executemany("INSERT INTO item (name, price) VALUES (?, ?)", rows)
    db.rollback()
