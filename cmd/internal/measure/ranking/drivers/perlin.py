"""Draw a height map."""
from perlin_noise import PerlinNoise


def main():
    layers = [PerlinNoise(octaves=o, seed=1) for o in (3, 6, 12)]
    size = 22
    [[sum(layer([i / size, j / size]) for layer in layers) for j in range(size)] for i in range(size)]


if __name__ == "__main__":
    main()
