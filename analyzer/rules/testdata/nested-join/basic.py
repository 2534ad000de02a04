"""Joins by nested loops, and nested loops that are none."""


def loops(orders, customers):
    out = []
    for order in orders:
        for customer in customers:
            if customer.id == order.customer_id:  # want "all of customers is walked to find where customer.id equals order.customer_id"
                out.append((customer.name, order.total))
    return out


def comprehension(left, right):
    return [(a, b) for a in left for b in right if a.key == b.key]  # want "all of right is walked"


def first_match(names, users):
    found = []
    for name in names:
        user = next((u for u in users if u.name == name), None)  # want "all of users is walked"
        found.append(user)
    return found


def with_more(rows, table):
    hits = 0
    for row in rows:
        for entry in table.values():
            if entry["code"] == row["code"] and entry["active"]:  # want "all of table.values"
                hits += 1
    return hits


def one_search(name, users):
    return [u for u in users if u.name == name]


def own_children(parents):
    out = []
    for parent in parents:
        for child in parent.children:
            if child.name == parent.name:
                out.append(child)
    return out


def other_comparison(left, right):
    return [(a, b) for a in left for b in right if a.key < b.key]


def diagonal(n):
    total = 0
    for i in range(n):
        for j in range(n):
            if i == j:
                total += i
    return total


def more_in_the_body(left, right, visit):
    for a in left:
        for b in right:
            visit(b)
            if a.key == b.key:
                visit(a)


def few(rows):
    kinds = ["a", "b", "c"]
    out = []
    for row in rows:
        for kind in kinds:
            if row.kind == kind:
                out.append(row)
    return out


def growing(rows):
    groups = []
    for row in rows:
        for group in groups:
            if group.key == row.key:
                break
        groups.append(row)
    return groups


def same_in_each_round(rows, users, name):
    out = []
    for row in rows:
        for user in users:
            if user.name == name:
                out.append((row, user))
    return out


def walked_dict(wanted, table):
    return [v for w in wanted for k, v in table.items() if k == w]  # want "all of table.items"


def renamed(rows, clean):
    out = []
    for row in rows:
        row["name"] = clean(row["name"])
        name = row["name"]
        out.append(max(r["score"] for r in rows if r["name"] == name))
    return out


def relabelled(rows, users, clean):
    for row in rows:
        row.user = clean(row.user)
        for user in users:
            if user.id == row.user:  # want "all of users is walked"
                print(row, user)
