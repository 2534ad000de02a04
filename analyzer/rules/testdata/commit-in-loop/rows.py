import csv
import requests


def store(db, rows):
    for row in rows:
        db.execute("INSERT INTO item VALUES (?, ?)", row)
        db.commit()  # want "each round ends a transaction of one row with db.commit()"


def load(path, conn):
    cursor = conn.cursor()
    with open(path) as f:
        for name, price in csv.reader(f):
            cursor.execute("INSERT INTO item VALUES (?, ?)", (name, price))
            conn.commit()  # want "conn.commit()"


async def add(session, items):
    for item in items:
        session.add(item)
        await session.commit()  # want "session.commit()"


def store_once(db, rows):
    for row in rows:
        db.execute("INSERT INTO item VALUES (?, ?)", row)
    db.commit()


def store_batches(db, rows):
    for i, row in enumerate(rows):
        db.execute("INSERT INTO item VALUES (?, ?)", row)
        if i % 1000 == 0:
            db.commit()


def store_some(db, rows):
    for row in rows:
        try:
            db.execute("INSERT INTO item VALUES (?, ?)", row)
            db.commit()
        except ValueError:
            db.rollback()


def fetch(db, rows):
    for row in rows:
        answer = requests.get("https://example.com/" + row)
        db.execute("INSERT INTO item VALUES (?)", (answer.text,))
        db.commit()


def tables(db):
    for name in ("a", "b"):
        db.execute("CREATE TABLE " + name)
        db.commit()


def messages(consumer, rows):
    for row in rows:
        print(row)
        consumer.commit()
