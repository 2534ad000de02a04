"""Inner loops by index."""


def grid(rows):
    total = 0
    for i in range(len(rows)):
        for j in range(len(rows[i])):  # want "rows\[i\]\[j\] is looked up 2 times"
            total += rows[i][j] * rows[i][j]
    return total


def repeated(values, n):
    total = 0
    for _ in range(n):
        for i in range(len(values)):  # want "values\[i\] is looked up 2 times"
            if values[i] > 3:
                total += values[i]
    return total


class Net:
    def energy(self, steps):
        total = 0.0
        for step in range(steps):
            for k in range(len(self.nodes)):  # want "self.nodes\[k\] is looked up 2 times"
                total += self.nodes[k].mass * self.nodes[k].speed
        return total

    def move(self, steps):
        for step in range(steps):
            for k in range(len(self.nodes)):
                self.nodes[k] = self.nodes[k].moved()


def neighbours(values, n):
    total = 0
    for _ in range(n):
        for i in range(len(values)):
            total += values[i] * values[i - 1]
    return total


def written(values, n):
    for _ in range(n):
        for i in range(len(values)):
            values[i] = values[i] + 1


def index_used(values, n):
    total = 0
    for _ in range(n):
        for i in range(len(values)):  # want "values\[i\] is looked up 2 times"
            total += i * values[i] * values[i]
    return total


def outermost(values):
    total = 0
    for i in range(len(values)):
        total += values[i] * values[i]
    return total


def other_sequence(values, weights, n):
    total = 0
    for _ in range(n):
        for i in range(len(values)):
            total += values[i] * weights[i]
    return total


def moved_on(values, n):
    total = 0
    for _ in range(n):
        for i in range(len(values)):
            total += values[i] * values[i]
            i += 1
    return total
