"""Runs the five kernels and prints digests of the matrices and vectors."""
from array import array

import digest
import run_benchmark
from run_benchmark import Array2D, ArrayList, Random


def main() -> None:
    grid = Random(7).RandomMatrix(Array2D(40, 40))
    run_benchmark.SOR_execute(1.25, grid, 20, Array2D)
    print(digest.floats(list(grid.data)))
    run_benchmark.bench_SOR(1, 50, 5, Array2D)

    run_benchmark.bench_SparseMatMult(2, 1000, 20000)
    y = array("d", [0]) * 4
    val = array("d", [1.5, 2.5, 3.5, 4.5, 5.5])
    run_benchmark.SparseCompRow_matmult(4, y, val, [0, 2, 3, 4, 5], [0, 1, 2, 3, 0], [1.0, 2.0, 3.0, 4.0], 3)
    print(list(y))

    print(run_benchmark.MonteCarlo(100000))

    matrix = Random(7).RandomMatrix(ArrayList(50, 50))
    lu = ArrayList(50, 50)
    pivot = array("i", [0]) * 50
    run_benchmark.LU(lu, matrix, pivot)
    print(list(pivot))
    for row in lu.data[:3]:
        print(digest.floats(list(row)))

    vector = Random(7).RandomVector(1024)
    for _ in range(10):
        run_benchmark.FFT_transform(1024, vector)
        run_benchmark.FFT_inverse(1024, vector)
    print(digest.floats(list(vector)))


if __name__ == "__main__":
    main()
