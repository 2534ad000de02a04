"""Evaluates a battle and prints its bounds."""
import run_benchmark


def main() -> None:
    battle = run_benchmark.Battle()
    print(battle.evaluate(0.35))
    print(len(battle.successors), len(battle.frozen))


if __name__ == "__main__":
    main()
