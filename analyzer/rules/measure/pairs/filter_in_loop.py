WHAT = "sums of 10,000 rows by n values of a column, by filtering for each, against groupby"
UNIT = "values"
SIZES = [10, 100, 1000]
NEEDS = ["pandas"]


def setup(n):
    import pandas

    return (pandas.DataFrame({"key": [i * 7919 % n for i in range(10000)], "price": [i * 0.5 for i in range(10000)]}),)


def before(df):
    out = {}
    for key in df["key"].unique():
        out[key] = df[df["key"] == key]["price"].sum()
    return out


def after(df):
    return df.groupby("key")["price"].sum().to_dict()
