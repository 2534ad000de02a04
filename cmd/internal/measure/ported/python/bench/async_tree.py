"""Runs the trees that do not sleep at every leaf, and prints what they left in their caches."""
import asyncio

import digest
import run_benchmark


async def grow(tree: run_benchmark.AsyncTree, levels: int) -> None:
    if tree.use_task_groups:
        await tree.recurse_with_task_group(levels)
    else:
        await tree.recurse_with_gather(levels)


def main() -> None:
    tree = run_benchmark.NoneAsyncTree()
    asyncio.run(grow(tree, 5))
    print(sorted(tree.cache))
    memo = run_benchmark.MemoizationAsyncTree()
    asyncio.run(grow(memo, 3))
    print(len(memo.cache), digest.ints(sorted(memo.cache)))
    mixed = run_benchmark.CpuIoMixedAsyncTree(use_task_groups=True)
    asyncio.run(grow(mixed, 4))
    print(len(mixed.cache), digest.ints(sorted(mixed.cache)))


if __name__ == "__main__":
    main()
