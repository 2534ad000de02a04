"""Solves both tests and prints values that the plans computed."""
import run_benchmark
from run_benchmark import (EditConstraint, EqualityConstraint, OrderedCollection, Planner, ScaleConstraint, StayConstraint,
                           Strength, Variable)


def chain(n: int) -> int:
    run_benchmark.planner = Planner()
    variables = [Variable("v%d" % i, 0) for i in range(n)]
    for i in range(n - 1):
        EqualityConstraint(variables[i], variables[i + 1], Strength.REQUIRED)
    StayConstraint(variables[n - 1], Strength.STRONG_DEFAULT)
    edit = EditConstraint(variables[0], Strength.PREFERRED)
    edits = OrderedCollection()
    edits.append(edit)
    plan = run_benchmark.planner.extract_plan_from_constraints(edits)
    total = 0
    for i in range(50):
        variables[0].value = i
        plan.execute()
        total = total + variables[n - 1].value * (i + 1)
    return total


def projection() -> list[int]:
    run_benchmark.planner = Planner()
    scale = Variable("scale", 10)
    offset = Variable("offset", 1000)
    src = Variable("src", 3)
    dst = Variable("dst", 4)
    StayConstraint(src, Strength.NORMAL)
    ScaleConstraint(src, scale, offset, dst, Strength.REQUIRED)
    seen = []
    run_benchmark.change(src, 17)
    seen.append(dst.value)
    run_benchmark.change(dst, 1050)
    seen.append(src.value)
    run_benchmark.change(scale, 5)
    seen.append(dst.value)
    run_benchmark.change(offset, 2000)
    seen.append(dst.value)
    return seen


def main() -> None:
    for _ in range(80):
        run_benchmark.delta_blue(100)
    print(chain(40))
    print(projection())


if __name__ == "__main__":
    main()
