"""time.struct_time: a tuple with names."""
from _helpers import show_module as _show_module

_names = ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday",
          "tm_isdst")


@_show_module
class struct_time(tuple):
    __module__ = "time"
    __match_args__ = _names
    n_fields = 11
    n_sequence_fields = 9
    tm_zone = "UTC"
    tm_gmtoff = 0

    def __new__(cls, sequence):
        fields = tuple(sequence)
        if len(fields) < 9:
            raise TypeError("time.struct_time() takes an at least 9-sequence "
                            f"({len(fields)}-sequence given)")
        return tuple.__new__(cls, fields[:9])

    def __repr__(self):
        return "time.struct_time({})".format(
            ", ".join(f"{name}={value!r}" for name, value in zip(_names, self)))


for _index, _name in enumerate(_names):
    setattr(struct_time, _name, property(lambda self, _index=_index: self[_index]))
