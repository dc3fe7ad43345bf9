"""Options as C's getopt() reads them."""
import os as _os

__all__ = ["GetoptError", "error", "getopt", "gnu_getopt"]


class GetoptError(Exception):
    def __init__(self, msg, opt=""):
        self.msg = msg
        self.opt = opt
        super().__init__(msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError


def _long(option, names):
    """The whole name, and whether it takes a value."""
    fits = [name for name in names if name.startswith(option)]
    if not fits:
        raise GetoptError(f"option --{option} not recognized", option)
    if option in fits:
        return option, False
    if option + "=" in fits:
        return option, True
    if len(fits) > 1:
        raise GetoptError(f"option --{option} not a unique prefix", option)
    return fits[0].removesuffix("="), fits[0].endswith("=")


def _take_long(options, word, names, args):
    option, equals, value = word.partition("=")
    option, has_value = _long(option, names)
    if has_value and not equals:
        if not args:
            raise GetoptError(f"option --{option} requires argument", option)
        value = args.pop(0)
    elif equals and not has_value:
        raise GetoptError(f"option --{option} must not have an argument", option)
    options.append(("--" + option, value))


def _take_short(options, word, letters, args):
    while word:
        letter, word = word[0], word[1:]
        at = letters.find(letter)
        if at < 0 or letter == ":":
            raise GetoptError(f"option -{letter} not recognized", letter)
        value = ""
        if letters[at + 1:at + 2] == ":":
            if not word:
                if not args:
                    raise GetoptError(f"option -{letter} requires argument", letter)
                word = args.pop(0)
            value, word = word, ""
        options.append(("-" + letter, value))


def _parse(args, shortopts, longopts, is_gnu):
    args = list(args)
    names = [longopts] if isinstance(longopts, str) else list(longopts)
    options, rest = [], []
    stops = shortopts.startswith("+") or _os.environ.get("POSIXLY_CORRECT")
    shortopts = shortopts.removeprefix("+") if is_gnu else shortopts
    while args:
        word = args.pop(0)
        if word == "--":
            return options, rest + args
        if word.startswith("--"):
            _take_long(options, word[2:], names, args)
        elif word.startswith("-") and word != "-":
            _take_short(options, word[1:], shortopts, args)
        elif is_gnu and not stops:
            rest.append(word)
        else:
            return options, rest + [word] + args
    return options, rest


def getopt(args, shortopts, longopts=[]):
    return _parse(args, shortopts, longopts, False)


def gnu_getopt(args, shortopts, longopts=[]):
    return _parse(args, shortopts, longopts, True)
