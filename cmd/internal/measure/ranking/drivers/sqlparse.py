"""Split and format SQL statements."""
import sqlparse

SQL = ("select a.id, b.name as n, count(*) from table_a a left join table_b b on a.id = b.a_id "
       "where a.x in (select y from c where z > 3 and w like '%foo%') and b.q between 1 and 10 group by a.id order by 2 desc; "
       "insert into t (a, b) values (1, 'two'); -- comment\n")


def main():
    for _ in range(6):
        for statement in sqlparse.split(SQL * 3):
            sqlparse.format(statement, reindent=True, keyword_case="upper")
            sqlparse.parse(statement)


if __name__ == "__main__":
    main()
