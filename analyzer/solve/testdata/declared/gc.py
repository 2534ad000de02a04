import gc
import sys

gc.collect()
gc.collect(0)
gc.disable()
gc.isenabled()
gc.enable()
gc.freeze()
gc.get_freeze_count()
gc.unfreeze()
gc.get_count()
gc.get_debug()
gc.get_objects()
gc.get_referents([1])
gc.get_referrers([1])
gc.get_stats()
gc.get_threshold()
gc.is_finalized([]) if sys.version_info >= (3, 9) else False
gc.is_tracked([])
gc.set_debug(0)
gc.set_threshold(700, 10, 10)
gc.garbage
gc.callbacks
gc.DEBUG_LEAK
(gc.DEBUG_COLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_STATS, gc.DEBUG_UNCOLLECTABLE)
