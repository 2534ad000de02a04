import os
import sqlite3
import tempfile

# On the disk of the machine that measures; where a disk waits for its platter, or a server answers over a network, it is more.
WHAT = "n rows inserted into an SQLite file, each in a transaction of its own, against one transaction"
WAITS = True
UNIT = "rows"
SIZES = [100]


def setup(n):
    db = sqlite3.connect(os.path.join(tempfile.mkdtemp(), "items"))
    db.execute("CREATE TABLE item (name TEXT, price REAL)")
    return db, [("name %d" % i, i / 7) for i in range(n)]


def before(db, rows):
    for row in rows:
        db.execute("INSERT INTO item (name, price) VALUES (?, ?)", row)
        db.commit()
    return len(rows)


def after(db, rows):
    db.executemany("INSERT INTO item (name, price) VALUES (?, ?)", rows)
    db.commit()
    return len(rows)
