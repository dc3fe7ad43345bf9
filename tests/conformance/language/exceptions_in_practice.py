# try in all its forms, exceptions of one's own, chains, notes, cleaning up.
import contextlib
import traceback


class ConfigError(Exception):
    def __init__(self, key, reason="missing"):
        super().__init__(key, reason)
        self.key, self.reason = key, reason

    def __str__(self):
        return f"{self.key}: {self.reason}"


def read(settings, key):
    try:
        value = int(settings[key])
    except KeyError as error:
        raise ConfigError(key) from error
    except ValueError as error:
        error.add_note(f"while reading {key}")
        raise
    else:
        print("read", key)
        return value
    finally:
        print("looked at", key)


settings = {"port": "80", "host": "here"}
for key in ("port", "host", "user"):
    try:
        print(read(settings, key))
    except ConfigError as error:
        print(error, error.args, repr(error), repr(error.__cause__), error.__suppress_context__)
    except ValueError as error:
        print(error, error.__notes__)


def returns():
    try:
        return "try"
    finally:
        print("finally runs first")


def overrides():
    for n in range(3):
        try:
            if n == 1:
                raise ValueError
        except ValueError:
            continue
        finally:
            print("finally", n)
            if n == 2:
                return "from finally"


print(returns(), overrides())
try:
    try:
        {}["a"]
    finally:
        [][0]
except IndexError as error:
    print(error, "| context:", repr(error.__context__))
for wrong in (lambda: int("x"), lambda: [1][5], lambda: {}["k"], lambda: None.a, lambda: 1 / 0,
              lambda: "a" + 1, lambda: len(5), lambda: int(None), lambda: open("no such file"),
              lambda: (1, 2)[0:"a"], lambda: float("abc"), lambda: [].pop(), lambda: next(iter(()))):
    try:
        wrong()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
with contextlib.suppress(KeyError, IndexError):
    [][1]
    print("never")
try:
    raise ConfigError("a", "bad") from None
except ConfigError as error:
    print("".join(traceback.format_exception_only(type(error), error)), end="")
try:
    assert settings["port"] == 80, f"port is {settings['port']!r}"
except AssertionError as error:
    print(repr(error))
while True:
    try:
        settings.pop("host")
        print("popped")
    except KeyError:
        break
print(issubclass(FileNotFoundError, OSError), ConfigError.__mro__[1].__name__)
try:
    raise ValueError("a") from TypeError("b")
except ValueError as error:
    print(traceback.format_exc().count("direct cause"), error.__traceback__ is not None)
read(settings, "last")
