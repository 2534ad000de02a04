import pandas as pd


def total(df):
    result = 0.0
    for _, row in df.iterrows():  # want "makes a Series of each row of df"
        result += row["price"]
    return result


def names(table):
    return [row["name"] for i, row in table.frame.iterrows()]  # want "each row of table.frame"


def first(df):
    return next(df.iterrows())  # want "each row of df"


def tuples(df):
    return [row.name for row in df.itertuples()]


def columns(df):
    return df["price"].sum()


class Table:
    def iterrows(self):
        return iter(())


def own():
    for row in Table().iterrows():
        print(row)
