import concurrent.futures
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor, as_completed, wait

def f(x):
    return x + 1

def fail():
    raise ValueError

with ThreadPoolExecutor(max_workers=1) as pool:
    a = pool.submit(f, 1)
    b = pool.submit(fail)
    a.result()
    a.exception()
    b.exception(timeout=5)
    a.done()
    a.cancel()
    a.cancelled()
    a.running()
    a.add_done_callback(print)
    pool.map(f, [1, 2])
    as_completed([a, b])
    w = wait([a, b], return_when=concurrent.futures.FIRST_COMPLETED)
    w.done
    w.not_done
    w[0]
pool.shutdown()
g = Future()
g.set_running_or_notify_cancel()
g.set_result(3)
h = Future()
h.set_exception(ValueError())
concurrent.futures.ALL_COMPLETED
concurrent.futures.FIRST_EXCEPTION
concurrent.futures.CancelledError()
concurrent.futures.InvalidStateError()
concurrent.futures.BrokenExecutor()
(ProcessPoolExecutor, concurrent.futures.Executor, concurrent.futures.TimeoutError)
