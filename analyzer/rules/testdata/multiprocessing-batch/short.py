def encode(fields: dict[str, list[str]]) -> str:
    out = []
    for key, values in fields.items():
        for value in values:
            out.append(key + "=" + value)
    return "&".join(out)


def main(rows: list[dict[str, list[str]]]) -> list[str]:
    return [encode(row) for row in rows]
