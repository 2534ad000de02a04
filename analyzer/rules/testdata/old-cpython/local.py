#! /opt/python/bin/python3.7

def total(n):  # want "runs on CPython 3"
    result = 0
    for i in range(n):
        result += i * i % 7
    return result


if __name__ == "__main__":
    total(1000000)
