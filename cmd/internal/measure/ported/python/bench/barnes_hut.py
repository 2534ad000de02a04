"""Moves a galaxy for some steps and prints where its particles are."""
import digest
import run_benchmark


def main() -> None:
    particles = run_benchmark.create_deterministic_galaxy(200, 500.0, 400.0)
    print(run_benchmark.calculate_system_energy(particles))
    for _ in range(20):
        run_benchmark.advance_system(particles, 0.5, 0.1, 1000, 800)
    print(run_benchmark.calculate_system_energy(particles))
    print(digest.floats([p.position.x for p in particles]))
    print(digest.floats([p.velocity.y for p in particles]))
    run_benchmark.bench_quadtree_nbody(1, 50, 5, 0.5)


if __name__ == "__main__":
    main()
