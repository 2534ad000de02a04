"""Checks instances against protocols and prints which fit."""
import run_benchmark
from run_benchmark import (ClassVarX, ClassVarXWithInt, Empty, HasIntMethod, HasManyAttributes, HasManyMethods, HasX,
                           InstanceVarX, InstanceVarXWithInt, ManyInstanceVars, NominalSupportsInt, NominalX,
                           NominalXWithInt, PropertyX, PropertyXWithInt, SupportsInt, SupportsIntAndX, SupportsManyMethods)


def main() -> None:
    run_benchmark.bench_protocols(1500)
    for thing in [Empty(), PropertyX(), HasIntMethod(), HasManyMethods(), PropertyXWithInt(), ClassVarX(),
                  ClassVarXWithInt(), InstanceVarX(), ManyInstanceVars(), InstanceVarXWithInt(), NominalX(),
                  NominalSupportsInt(), NominalXWithInt()]:
        print(type(thing).__name__, isinstance(thing, HasX), isinstance(thing, HasManyAttributes), isinstance(thing, SupportsInt),
              isinstance(thing, SupportsManyMethods), isinstance(thing, SupportsIntAndX))
    print(PropertyX().x, HasManyMethods().two(), int(PropertyXWithInt()), InstanceVarX().x, ManyInstanceVars().e)


if __name__ == "__main__":
    main()
