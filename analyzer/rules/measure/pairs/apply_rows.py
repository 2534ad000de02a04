WHAT = "df.apply of a lambda to n rows, against the same expression over columns"
UNIT = "rows"
SIZES = [10, 100, 5000]
NEEDS = ["pandas"]


def setup(n):
    import pandas

    return (pandas.DataFrame({"price": [i / 7 for i in range(n)], "number": list(range(n))}),)


def before(df):
    return df.apply(lambda row: row["price"] * row["number"], axis=1).tolist()


def after(df):
    return (df["price"] * df["number"]).tolist()
