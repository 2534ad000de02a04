"""Parse, optimise and transpile SQL."""
import sqlglot
from sqlglot.optimizer import optimize

SQL = """WITH q AS (SELECT a.id, a.x + 1 AS y, COUNT(*) AS c FROM a JOIN b ON a.id = b.id WHERE a.x > 3 AND b.z IN (1, 2, 3) GROUP BY a.id, a.x)
SELECT q.id, CASE WHEN q.c > 10 THEN 'many' ELSE 'few' END AS k, SUM(q.y) OVER (PARTITION BY q.id ORDER BY q.c) AS s FROM q ORDER BY q.id LIMIT 10"""


def main():
    for _ in range(25):
        tree = sqlglot.parse_one(SQL)
        tree.sql(dialect="spark", pretty=True)
    for _ in range(4):
        optimize(sqlglot.parse_one(SQL), schema={"a": {"id": "int", "x": "int"}, "b": {"id": "int", "z": "int"}})


if __name__ == "__main__":
    main()
