# needs python3.8

def total(n):
    result = 0
    for i in range(n):
        result += i * i % 7
    return result


def show(n):
    print(n)


if __name__ == "__main__":
    show(total(1000000))
