"""str.format and %-formatting."""
print("{} {}".format(1, 2), "{1} {0} {1}".format("a", "b"), "{x} {y}".format(x=1, y=2), "{0} {x}".format(5, x=6))
print("{:>5}|{:<5}|{:^5}|{:05d}|{:+.2f}|{:,}|{:%}".format(1, 2, 3, 4, 5.5, 1000000, 0.25))
print("{0[0]} {0[1]} {1.real} {d[key]} {d[key][0]}".format([1, 2], 5, d={"key": "val"}))
print("{!r} {!s} {!a} {!r:>8}".format("x", "y", "é", "z"), "{{}} {}".format(1), "{:{}} {:{w}.{p}f}|".format("a", 5, 3.14159, w=8, p=2))
print("{0:*^20}".format("mid"), "{:#x} {:#o} {:#b} {:X} {:c}".format(255, 8, 5, 255, 65))
print("{:d} {:e} {:g} {:n} {:s}".format(5, 12345.678, 0.0001, 1000, "s"), "{:.3s}|{:10.3s}|".format("abcdef", "abcdef"))
print("%s %d %f %.2f %x %o %c %r %%" % ("s", 5, 1.5, 2.345, 255, 8, "c", "r"))
print("%5d|%-5d|%05d|%+d|% d|%5s|%-5s|%.2s|%5.1f|%e" % (1, 2, 3, 4, 5, "a", "b", "cde", 2.55, 12345.678))
print("%(name)s is %(age)d, %(pct).1f%%" % {"name": "Bo", "age": 5, "pct": 12.345})
print("%s" % (1,), "%s" % [1, 2], "%s" % {"a": 1}, "%s %s" % ((1, 2), 3), "%*d|%-*d|%.*f" % (5, 1, 5, 2, 2, 3.14159))
print("%#x %#o %X %i %u %G %E" % (255, 8, 255, 7, 8, 1e-10, 1e10), "%c%c" % (65, "B"), "%a" % "é")
print("{}".format([1, "a", None]), "{} {}".format(*[1, 2]), "{a}".format(**{"a": 1}), "{0!r:5}|".format("a"))
print(format(3.14159, ".2f"), format("x", ">5"), format(10, "b"), format([1]), format(1e6, ","), format(True, "d"), format(True))
print("{:,.2f} {:_.3f} {:>+10,.1f}|{:<10,}|{:^12,.1f}|".format(1234567.891, 1234.5, 9876.5, 1234, 1234.5))
for bad in (lambda: "{}".format(), lambda: "{0} {}".format(1, 2), lambda: "{x}".format(), lambda: "{:d}".format("a"),
            lambda: "{:d}".format(1.5), lambda: "%d" % "a", lambda: "%s %s" % 1, lambda: "%s" % (1, 2), lambda: "{".format(),
            lambda: "}".format(), lambda: "{:s}".format(5), lambda: "%z" % 1, lambda: "%(a)s" % {}, lambda: "{:>5q}".format(1),
            lambda: "{.x}".format(1), lambda: "{[a]}".format([1]), lambda: format([], "5"), lambda: "%c" % 3.5, lambda: "%x" % 1.5,
            lambda: "{:,d}".format("5"), lambda: "{:.2d}".format(5), lambda: "%", lambda: "%d" % None, lambda: "%f" % "x", lambda: "%(a)s" % 5):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
