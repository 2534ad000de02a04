def gross(row):
    return row["net"] * 1.19


def totals(df):
    return df.apply(lambda row: row["price"] * row["count"], axis=1)  # want "Series of each row of df"


def named(df):
    return df[df["net"] > 0].apply(gross, axis="columns")  # want "calls Python on it"


def nested(data):
    data["gross"] = data.apply(gross, axis=1)  # want "each row of data"
    return data


def columns(df):
    return df.apply(gross, axis=0)


def series(s):
    return s.apply(gross)


def raw(df):
    return df.apply(lambda row: row.sum(), axis=1, raw=True)


def engine(df):
    return df.apply(gross, axis=1, engine="numba")


def given(df, f):
    return df.apply(f, axis=1)


def text(df):
    return df.apply("sum", axis=1)
