import sched
import time

s = sched.scheduler(time.time, time.sleep)
e = s.enter(0, 1, print, ("x",))
s.enterabs(0, 1, print, kwargs={})
s.queue
s.empty()
e.time
e.priority
e.sequence
e.action
e.argument
e.kwargs
s.cancel(e)
s.run(blocking=False)
s.run()
s.timefunc
s.delayfunc
sched.Event
