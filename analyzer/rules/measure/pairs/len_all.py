import sqlite3

WHAT = "n rows of four columns fetched from SQLite in memory and counted, against SELECT COUNT(*)"
UNIT = "rows"
SIZES = [10, 100, 1000]


def setup(n):
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE book (id INTEGER PRIMARY KEY, title TEXT, author TEXT, price REAL)")
    db.executemany("INSERT INTO book VALUES (?, ?, ?, ?)", [(i, "title %d" % i, "author %d" % (i % 7), i / 7) for i in range(n)])
    return (db,)


def before(db):
    return len(db.execute("SELECT id, title, author, price FROM book").fetchall())


def after(db):
    return db.execute("SELECT COUNT(*) FROM book").fetchone()[0]
