"""One locale: C, with UTF-8."""

LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)
CHAR_MAX = 127
_names = {}                               # category: the name it was set to


class Error(Exception):
    """A locale that is not here."""


def setlocale(category, locale=None):
    if not isinstance(category, int) or not 0 <= category <= 6:
        raise Error("invalid locale category")
    if isinstance(locale, tuple):
        locale = ".".join(part for part in locale if part)
    if locale is not None:
        name = {"": "C.UTF-8", "POSIX": "C", "C.utf8": "C.UTF-8"}.get(locale, locale)
        if name not in ("C", "C.UTF-8"):
            raise Error("unsupported locale setting")
        for one in range(6) if category == LC_ALL else (category,):
            _names[one] = name
    if category == LC_ALL:
        found = {one: _names.get(one, "C.UTF-8" if one == LC_CTYPE else "C") for one in range(6)}
        if len(set(found.values())) == 1:
            return found[0]
        order = ("LC_CTYPE", "LC_NUMERIC", "LC_TIME", "LC_COLLATE", "LC_MONETARY", "LC_MESSAGES")
        rest = "LC_PAPER=C;LC_NAME=C;LC_ADDRESS=C;LC_TELEPHONE=C;LC_MEASUREMENT=C;" \
               "LC_IDENTIFICATION=C"
        return ";".join(f"{name}={found[one]}" for one, name in enumerate(order)) + ";" + rest
    return _names.get(category, "C.UTF-8" if category == LC_CTYPE else "C")


def resetlocale(category=LC_ALL):
    setlocale(category, "")


def getlocale(category=LC_CTYPE):
    if category == LC_ALL:
        raise TypeError("category LC_ALL is not supported")
    return (None, None) if setlocale(category) == "C" else ("en_US", "UTF-8")


def getdefaultlocale(envvars=()):
    return "en_US", "UTF-8"


def getencoding():
    return "UTF-8"


def getpreferredencoding(do_setlocale=True):
    return "UTF-8"


def normalize(localename):
    return localename


def localeconv():
    text = {"int_curr_symbol": "", "currency_symbol": "", "mon_decimal_point": "",
            "mon_thousands_sep": "", "mon_grouping": [], "positive_sign": "", "negative_sign": "",
            "decimal_point": ".", "thousands_sep": "", "grouping": []}
    numbers = ("int_frac_digits", "frac_digits", "p_cs_precedes", "p_sep_by_space",
               "n_cs_precedes", "n_sep_by_space", "p_sign_posn", "n_sign_posn")
    return {**text, **dict.fromkeys(numbers, CHAR_MAX)}


def format_string(f, val, grouping=False, monetary=False):
    return f % val


def currency(val, symbol=True, grouping=False, international=False):
    raise ValueError("Currency formatting is not possible using the 'C' locale.")


def str(val, /):
    return "%.12g" % val


def delocalize(string):
    return string


def localize(string, grouping=False, monetary=False):
    return string


def atof(string, func=float):
    return func(string)


def atoi(string):
    return int(string)


def strcoll(string1, string2, /):
    return (string1 > string2) - (string1 < string2)


def strxfrm(string, /):
    return string
