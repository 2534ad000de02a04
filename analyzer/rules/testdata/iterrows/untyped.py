"""Frames of modules that do not import pandas, and other classes with a method of that name."""


def names(table):
    return [row["name"] for _, row in table.frame.iterrows()]  # want "each row of table.frame"


def total(df):
    result = 0.0
    for _, row in df.iterrows():  # want "each row of df"
        result += row["price"]
    return result


def sheet(vs, out):
    for row in vs.iterrows():
        out.write(row.name)


def numbered(vs, out):
    for i, row in enumerate(vs.iterrows()):
        out.write(i, row.name)
