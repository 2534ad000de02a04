class Board:
    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self.cells = [[False] * width for _ in range(height)]
        self.generation = 0

    def step(self) -> None:  # want "plain functions"
        fresh = []
        for y in range(self.height):
            row = []
            for x in range(self.width):
                n = 0
                for dy in (-1, 0, 1):
                    for dx in (-1, 0, 1):
                        if dx == 0 and dy == 0:
                            continue
                        if self.cells[(y + dy) % self.height][(x + dx) % self.width]:
                            n += 1
                row.append(n == 3 or n == 2 and self.cells[y][x])
            fresh.append(row)
        self.cells = fresh
        self.generation += 1

    def seed(self, numbers: list[int]) -> None:
        for number in numbers:
            x = number % self.width
            y = number // self.width % self.height
            self.cells[y][x] = True

    def count(self) -> int:
        total = 0
        for row in self.cells:
            for cell in row:
                if cell:
                    total += 1
        return total


def main() -> None:
    board = Board(100, 100)
    board.seed([i * 7919 % 10000 for i in range(2000)])
    for _ in range(100):
        board.step()
    board.count()


if __name__ == "__main__":
    main()
