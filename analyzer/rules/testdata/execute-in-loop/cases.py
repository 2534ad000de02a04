ADD = "INSERT INTO item (name, price) VALUES (?, ?)"


def store(cursor, rows):
    for row in rows:
        cursor.execute("INSERT INTO item VALUES (?, ?)", (row.name, row.price))  # want "each round sends one INSERT"


def constant(self, items):
    for name, price in items.items():
        self.db.execute(ADD, (name, price))  # want "INSERT"


def derived(cur, rows):
    for row in rows:
        values = [row.price, row.id]
        cur.execute("update item set price = %s where id = %s", values)  # want "UPDATE"


def many(cursor, rows):
    cursor.executemany(ADD, rows)


def keys(cursor, rows):
    out = []
    for row in rows:
        cursor.execute(ADD, row)
        out.append(cursor.lastrowid)
    return out


def select(cursor, names):
    for name in names:
        cursor.execute("SELECT * FROM item WHERE name = ?", (name,))


def single(cursor, row):
    cursor.execute(ADD, row)


def mixed(cursor, rows):
    for row in rows:
        cursor.execute("DELETE FROM item WHERE name = ?", (row[0],))
        cursor.execute(ADD, row)


def guarded(cursor, rows):
    for row in rows:
        try:
            cursor.execute(ADD, row)
        except ValueError:
            pass


def tables(cursor, names):
    for name in names:
        cursor.execute("DROP TABLE " + name)
