"""Sorts widgets into trays and prints their order."""
import digest
import run_benchmark


def main() -> None:
    run_benchmark.bench_comprehensions(10000)
    widgets = run_benchmark.make_some_widgets()
    for owner in range(4):
        tray = run_benchmark.WidgetTray(owner, widgets)
        ids = [w.widget_id for w in tray.sorted_widgets]
        print(owner, ids, digest.ints(ids))


if __name__ == "__main__":
    main()
