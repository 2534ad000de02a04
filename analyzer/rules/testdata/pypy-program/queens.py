def place(n: int, row: int, columns: list[int]) -> int:  # want "own Python code"
    if row == n:
        return 1
    count = 0
    column = 0
    while column < n:
        r = 0
        while r < row:
            gap = columns[r] - column
            if gap == 0 or gap == row - r or gap == r - row:
                break
            r += 1
        if r == row:
            columns[row] = column
            count += place(n, row + 1, columns)
        column += 1
    return count


if __name__ == "__main__":
    place(8, 0, [0] * 8)
