import multiprocessing

if __name__ == "__main__":
    multiprocessing.cpu_count()
    multiprocessing.active_children()
    multiprocessing.current_process()
    multiprocessing.parent_process()
    multiprocessing.get_all_start_methods()
    multiprocessing.get_context()
    multiprocessing.freeze_support()
    multiprocessing.set_start_method("fork", force=True)
    pool = multiprocessing.Pool(1)
    pool.map(abs, [-1, 2])
    pool.terminate()
    multiprocessing.ProcessError()
    multiprocessing.AuthenticationError()
    multiprocessing.BufferTooShort()
