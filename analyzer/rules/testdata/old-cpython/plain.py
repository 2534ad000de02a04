#!/usr/bin/env python3

def total(n):
    result = 0
    for i in range(n):
        result += i * i % 7
    return result


if __name__ == "__main__":
    total(1000000)
