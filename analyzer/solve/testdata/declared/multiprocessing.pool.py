from multiprocessing.pool import ApplyResult, MapResult, Pool, ThreadPool

def f(x):
    return x + 1

def add(x, y):
    return x + y

with ThreadPool(1) as pool:
    pool.apply(f, (1,))
    pool.map(f, [1, 2])
    list(pool.imap(f, [1, 2]))
    pool.imap_unordered(f, [1])
    pool.starmap(add, [(1, 2)])
    a = pool.apply_async(f, (1,))
    a.wait(5)
    a.get()
    a.ready()
    a.successful()
    pool.map_async(f, [1])
    pool.starmap_async(add, [(1, 2)])
    pool.close()
    pool.join()
    pool.terminate()
(Pool, ApplyResult, MapResult)
