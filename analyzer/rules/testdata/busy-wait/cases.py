import time


def alive(worker):
    while worker.is_alive():  # want "spins on worker.is_alive"
        pass
    return worker.result


def flag(self):
    while not self.ready:  # want "spins on not self.ready"
        continue


def often(process):
    while process.poll() is None:  # want "a hundred times a second"
        time.sleep(0.001)


def slow(process):
    while process.poll() is None:
        time.sleep(0.5)


def consume(reader):
    while reader.step(1):
        pass


def walrus(f):
    while (block := f.read(100)) != b"":
        pass


def works(queue):
    while not queue.empty():
        queue.get()


def advance(it):
    while next(it) != 0:
        pass


def in_handler(event):
    # a busy wait: the handler runs in this thread, between two bytecodes
    while not event.is_set():
        pass
