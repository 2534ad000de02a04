import sqlite3

WHAT = "names of n related rows from SQLite in memory by one query each, against one join; no network and no ORM, which add to each query"
WAITS = True
UNIT = "rows"
SIZES = [10, 100, 1000]


def setup(n):
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE author (id INTEGER PRIMARY KEY, name TEXT)")
    db.execute("CREATE TABLE book (id INTEGER PRIMARY KEY, author INTEGER)")
    db.executemany("INSERT INTO author VALUES (?, ?)", [(i, "name %d" % i) for i in range(n)])
    db.executemany("INSERT INTO book VALUES (?, ?)", [(i, i) for i in range(n)])
    return (db,)


def before(db):
    out = []
    for (key,) in db.execute("SELECT author FROM book ORDER BY id").fetchall():
        out.append(db.execute("SELECT name FROM author WHERE id = ?", (key,)).fetchone()[0])
    return out


def after(db):
    return [name for (name,) in db.execute("SELECT a.name FROM book b JOIN author a ON a.id = b.author ORDER BY b.id")]
