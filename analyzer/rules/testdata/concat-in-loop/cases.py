import numpy as np
import pandas as pd


def collect(parts):
    out = np.empty(0)
    for part in parts:
        out = np.concatenate([out, part])  # want "each round copies all of out"
    return out


def appended(values):
    out = np.array([])
    for v in values:
        out = np.append(out, v * 2)  # want "copies all of out"
    return out


def frames(paths):
    df = pd.DataFrame()
    for path in paths:
        df = pd.concat([df, pd.read_csv(path)], ignore_index=True)  # want "copies all of df"
    return df


def once(paths):
    return pd.concat([pd.read_csv(path) for path in paths])


def few(a):
    out = a
    for k in (1, 2, 3):
        out = np.concatenate([out, a * k])
    return out


def needed(parts):
    out = np.empty(0)
    for part in parts:
        out = np.append(out, part)
        print(out.mean())
    return out


def other(parts, base):
    out = None
    for part in parts:
        out = np.concatenate([base, part])
    return out


def column(df, names):
    for name in names:
        df[name] = np.append(df[name][:-1], 0)
    return df


def rows(parts):
    df = pd.DataFrame()
    for part in parts:
        df = df.append(part, ignore_index=True)  # want "each round copies all of df"
    return df


def a_builder(parts, html):
    for part in parts:
        html = html.append(part)
    return html
