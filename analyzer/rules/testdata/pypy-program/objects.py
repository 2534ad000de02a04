class Ball:
    def __init__(self, x: float, v: float):
        self.x = x
        self.v = v

    def move(self) -> None:
        self.x += self.v
        if self.x < 0 or self.x > 100:
            self.v = -self.v


def run(balls: list[Ball], steps: int) -> float:  # want "own Python code"
    for _ in range(steps):
        for ball in balls:
            ball.x += ball.v
            if ball.x < 0 or ball.x > 100:
                ball.v = -ball.v
    return sum(ball.x for ball in balls)


if __name__ == "__main__":
    run([Ball(i, i / 7) for i in range(100)], 1000)
