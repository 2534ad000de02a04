"""Deep-copy object graphs."""
import copy


class Account:
    def __init__(self, n):
        self.n = n
        self.history = [(i, "entry", {"amount": i}) for i in range(6)]
        self.owner = {"name": "x", "tags": ["a", "b"]}


class Special(Account):
    def __deepcopy__(self, memo):
        return Special(self.n)


def main():
    data = [Account(i) for i in range(150)] + [Special(i) for i in range(50)]
    for _ in range(8):
        copy.deepcopy(data)
        [copy.copy(a) for a in data]


if __name__ == "__main__":
    main()
