"""Texts of values in messages."""
MAX_LENGTH = 80
_GAP = 12                                 # what "[1234 chars]" may take
_EDGE = 5                                 # characters kept at either end


def safe_repr(obj, short=False):
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    return text[:MAX_LENGTH] + " [truncated]..." if short and len(text) > MAX_LENGTH else text


def _without_middle(text, head, tail):
    left_out = len(text) - head - tail
    return f"{text[:head]}[{left_out} chars]{text[-tail:]}" if left_out > _GAP else text


def common_shorten_repr(*values):
    """Their reprs; the longer they are the less of what they have in common."""
    texts = [safe_repr(value) for value in values]
    longest = max(len(text) for text in texts)
    if longest <= MAX_LENGTH:
        return tuple(texts)
    same = 0
    while all(len(text) > same for text in texts) and len({text[same] for text in texts}) == 1:
        same += 1
    start = texts[0][:same]
    room = MAX_LENGTH - (longest - same + _EDGE + _GAP)
    if room > _EDGE:
        start = _without_middle(start, _EDGE, room)
        return tuple(start + text[same:] for text in texts)
    start = _without_middle(start, _EDGE, _EDGE)
    part = MAX_LENGTH - 3 * _EDGE - 2 * _GAP
    return tuple(start + _without_middle(text[same:], part, _EDGE) for text in texts)


def strclass(cls):
    return f"{cls.__module__}.{cls.__qualname__}"
