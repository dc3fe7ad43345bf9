"""The collector of cycles: it runs when it is asked to, and at the end of the program."""
from _helpers import collect as _collect

DEBUG_STATS = 1
DEBUG_COLLECTABLE = 2
DEBUG_UNCOLLECTABLE = 4
DEBUG_SAVEALL = 32
DEBUG_LEAK = 38
garbage = []
callbacks = []
_enabled = True
_threshold = (700, 10, 10)


def collect(generation=2):
    return _collect()


def enable():
    global _enabled
    _enabled = True


def disable():
    global _enabled
    _enabled = False


def isenabled():
    return _enabled


def get_count():
    return (0, 0, 0)


def get_threshold():
    return _threshold


def set_threshold(*threshold):
    global _threshold
    _threshold = (threshold + _threshold[len(threshold):])[:3]


def freeze():
    pass


unfreeze = freeze


def set_debug(flags):
    pass


def get_debug():
    return 0


def get_stats():
    return [{"collections": 0, "collected": 0, "uncollectable": 0} for _ in range(3)]


def is_tracked(obj):
    return not isinstance(obj, (int, float, str, bytes, bool, type(None)))
