# The sched module. Times are what the scheduler's clock counts.

class Event(tuple[Any, ...]):
    time: Any
    priority: Any
    sequence: int
    action: Any
    argument: Any
    kwargs: Any

class scheduler:
    queue: list[Event]
    timefunc: Any
    delayfunc: Any
    def __init__(self, timefunc: Callable[[], Any] = ..., delayfunc: Callable[[Any], object] = ...) -> None: ...
    def cancel(self, event: Event) -> None: ...
    def empty(self) -> bool: ...
    def enter(self, delay: float | int, priority: Any, action: Callable[..., object], argument: tuple[Any, ...] = ..., kwargs: dict[str, Any] = ...) -> Event: ...
    def enterabs(self, time: float | int, priority: Any, action: Callable[..., object], argument: tuple[Any, ...] = ..., kwargs: dict[str, Any] = ...) -> Event: ...
    def run(self, blocking: bool = ...) -> Any: ...
