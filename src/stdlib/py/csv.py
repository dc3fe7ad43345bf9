"""Tables as text: rows of fields with a separator."""
from _helpers import show_module as _show_module

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = range(4)
__all__ = ["QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "Error", "Dialect",
           "excel", "excel_tab", "field_size_limit", "reader", "writer", "register_dialect",
           "get_dialect", "list_dialects", "unregister_dialect", "DictReader", "DictWriter",
           "unix_dialect", "Sniffer"]


class Error(Exception):
    __module__ = "_csv"


class Dialect:
    delimiter = quotechar = escapechar = doublequote = skipinitialspace = None
    lineterminator = quoting = None
    strict = False


class excel(Dialect):
    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(excel):
    quoting = QUOTE_ALL
    lineterminator = "\n"


_dialects = {"excel": excel, "excel-tab": excel_tab, "unix": unix_dialect}
_limit = 131072
_options = ("delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting",
            "skipinitialspace", "strict")


def register_dialect(name, dialect=excel, **options):
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = _settle(dialect, options)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    return list(_dialects)


def field_size_limit(new=None):
    global _limit
    old = _limit
    if new is not None:
        _limit = new
    return old


def _settle(dialect, options):
    """One object with every option, checked."""
    base = get_dialect(dialect) if isinstance(dialect, str) else dialect or excel
    made = Dialect()
    for name in _options:
        setattr(made, name, getattr(base, name, getattr(excel, name, None)))
    for name, value in options.items():
        if name not in _options:
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        setattr(made, name, value)
    if not isinstance(made.delimiter, str):
        raise TypeError(f'"delimiter" must be string, not {type(made.delimiter).__name__}')
    if len(made.delimiter) != 1:
        raise TypeError('"delimiter" must be a 1-character string')
    if made.quotechar is None and made.quoting not in (QUOTE_NONE, None) and \
            "quoting" not in options:
        made.quoting = QUOTE_NONE
    return made


@_show_module
class _Reader:
    def __init__(self, lines, dialect, options):
        self._lines = iter(lines)
        self.dialect = _settle(dialect, options)
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        d = self.dialect
        quote = d.quotechar if d.quoting != QUOTE_NONE else None
        row, field, state, numeric = [], [], "start", False

        def finish():
            text = "".join(field)
            if numeric:
                text = float(text)
            row.append(text)
            field.clear()

        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if state == "quoted" and not d.strict:
                    finish()
                    return row
                if state == "quoted":
                    raise Error("unexpected end of data") from None
                raise
            if not isinstance(line, str):
                raise Error("iterator should return strings, not "
                            f"{type(line).__name__} (the file should be opened in text mode)")
            self.line_num += 1
            i, size = 0, len(line)
            while i < size:
                c = line[i]
                i += 1
                if c == "\0":
                    raise Error("line contains NUL")
                if state == "quoted":
                    if c == d.escapechar:
                        field.append(line[i:i + 1] or "\n")
                        i += 1
                    elif c == quote:
                        if d.doublequote and line[i:i + 1] == quote:
                            field.append(quote)
                            i += 1
                        else:
                            state = "closed"
                    else:
                        field.append(c)
                elif c in "\r\n":
                    if line[i:].strip("\r\n"):
                        raise Error("new-line character seen in unquoted field - do you need to "
                                    "open the file in universal-newline mode?")
                    break
                elif c == d.delimiter:
                    finish()
                    state, numeric = "delimiter", False
                elif c == d.escapechar:
                    field.append(line[i:i + 1] or "\n")
                    i += 1
                    state = "plain"
                elif state in ("start", "delimiter") and c == quote:
                    state = "quoted"
                elif state in ("start", "delimiter") and c == " " and d.skipinitialspace:
                    continue
                elif state == "closed" and d.strict:
                    raise Error(f"'{d.delimiter}' expected after '{quote}'")
                else:
                    if state in ("start", "delimiter") and d.quoting == QUOTE_NONNUMERIC:
                        numeric = True
                    field.append(c)
                    state = "plain"
                if len(field) > _limit:
                    raise Error(f"field larger than field limit ({_limit})")
            if state == "quoted":
                continue
            if state != "start":
                finish()
            return row


_Reader.__name__ = _Reader.__qualname__ = "reader"
_Reader.__module__ = "_csv"


def reader(iterable, dialect="excel", **options):
    return _Reader(iterable, dialect, options)


@_show_module
class _Writer:
    def __init__(self, file, dialect, options):
        if not hasattr(file, "write"):
            raise TypeError('argument 1 must have a "write" method')
        self._file = file
        self.dialect = _settle(dialect, options)

    def _field(self, value, alone):
        d = self.dialect
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        text = "" if value is None else repr(value) if type(value) is float else str(value)
        special = d.delimiter + (d.quotechar or "") + (d.escapechar or "") + d.lineterminator
        special += "\r\n"
        quoted = d.quoting == QUOTE_ALL or d.quoting == QUOTE_NONNUMERIC and not (
            number or isinstance(value, (bool, complex)))
        if d.quoting == QUOTE_NONE:
            if d.quotechar is None:
                special = special.replace('"', "")
            out = []
            for c in text:
                if c in special:
                    if d.escapechar is None:
                        raise Error("need to escape, but no escapechar set")
                    out.append(d.escapechar)
                out.append(c)
            if alone and not text:
                raise Error("single empty field record must be quoted")
            return "".join(out)
        if not quoted:
            quoted = any(c in special for c in text) or alone and not text
        if d.skipinitialspace and text[:1] == " ":
            quoted = True
        if not quoted:
            return text
        if d.escapechar is not None:
            text = text.replace(d.escapechar, d.escapechar * 2)
        if d.doublequote:
            text = text.replace(d.quotechar, d.quotechar * 2)
        elif d.quotechar in text:
            if d.escapechar is None:
                raise Error("need to escape, but no escapechar set")
            text = text.replace(d.quotechar, d.escapechar + d.quotechar)
        return d.quotechar + text + d.quotechar

    def writerow(self, row):
        try:
            row = list(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        alone = len(row) == 1
        text = self.dialect.delimiter.join(self._field(value, alone) for value in row)
        return self._file.write(text + self.dialect.lineterminator)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)


_Writer.__name__ = _Writer.__qualname__ = "writer"
_Writer.__module__ = "_csv"


def writer(file, dialect="excel", **options):
    return _Writer(file, dialect, options)


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args,
                 **kwds):
        self._fieldnames = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        names = self.fieldnames
        made = dict(zip(names, row))
        if len(names) < len(row):
            made[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            made[name] = self.restval
        return made


class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args,
                 **kwds):
        self.fieldnames = fieldnames
        self.restval = restval
        extrasaction = extrasaction.lower()
        if extrasaction not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, given):
        if self.extrasaction == "raise":
            extra = [name for name in given if name not in self.fieldnames]
            if extra:
                raise ValueError("dict contains fields not in fieldnames: " +
                                 ", ".join(repr(name) for name in extra))
        return [given.get(name, self.restval) for name in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._row, rowdicts))


class Sniffer:
    def sniff(self, sample, delimiters=None):
        lines = [line for line in sample.splitlines() if line]
        best = None
        for c in delimiters or ",\t;| :":
            counts = {line.count(c) for line in lines}
            if len(counts) == 1 and counts != {0}:
                best = c
                break
        if best is None:
            raise Error("Could not determine delimiter")

        class dialect(excel):
            _name = "sniffed"
            delimiter = best
            skipinitialspace = all(best + " " in line for line in lines)

        return dialect

    def has_header(self, sample):
        rows = list(reader(sample.splitlines(), self.sniff(sample)))

        def is_number(text):
            try:
                complex(text)
            except ValueError:
                return False
            return True

        votes = 0
        for column, name in enumerate(rows[0]):
            values = [row[column] for row in rows[1:21] if len(row) == len(rows[0])]
            if values and all(map(is_number, values)):
                votes += -1 if is_number(name) else 1
            elif len({len(value) for value in values}) == 1:
                votes += 1 if len(name) != len(values[0]) else -1
        return votes > 0
