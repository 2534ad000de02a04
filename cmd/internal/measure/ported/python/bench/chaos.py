"""Plays the chaos game and prints a digest of the picture."""
import digest
import run_benchmark
from run_benchmark import GVector, Spline


def main() -> None:
    splines = [
        Spline([GVector(1.5, 3.25, 0.0), GVector(1.5, 4.0, 0.0), GVector(1.25, 5.25, 0.0), GVector(1.75, 5.5, 0.0),
                GVector(3.0, 5.5, 0.0), GVector(2.5, 4.5, 0.0), GVector(1.75, 4.25, 0.0)],
               3, [0, 0, 0, 1, 1, 1, 2, 2, 2]),
        Spline([GVector(2.75, 4.0, 0.0), GVector(2.5, 3.5, 0.0), GVector(2.0, 2.5, 0.0), GVector(2.0, 2.25, 0.0)],
               3, [0, 0, 0, 1, 1, 1]),
    ]
    game = run_benchmark.Chaosgame(splines, 0.25)
    print(game.num_trafos, game.num_total)
    game.create_image_chaos(128, 128, 20000, "picture.ppm", 1234)
    with open("picture.ppm", "rb") as f:
        print(digest.data(f.read()))
    print(splines[1](0.5), splines[0].GetDomain())


if __name__ == "__main__":
    main()
