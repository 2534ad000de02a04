"""Runs the scheduler and prints its counters."""
import run_benchmark


def main() -> None:
    richard = run_benchmark.Richards()
    for i in range(1, 6):
        print(richard.run(i), run_benchmark.taskWorkArea.holdCount, run_benchmark.taskWorkArea.qpktCount)
    for task in run_benchmark.taskWorkArea.taskTab:
        if task is not None:
            print(task.ident, task.priority, task.packet_pending, task.task_waiting, task.task_holding)


if __name__ == "__main__":
    main()
