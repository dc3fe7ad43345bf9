"""The assertions of a TestCase, with CPython's messages."""
import warnings
from unittest.util import common_shorten_repr, safe_repr

_TOO_LONG = "\nDiff is %s characters long. Set self.maxDiff to None to see it."


class _Expecting:
    """The context manager that an assertion about an exception, warning or log gives."""

    def __init__(self, case, expected, pattern=None):
        self.case = case
        self.expected = expected
        self.pattern = pattern
        self.msg = None
        self.what = None                  # the callable's name

    def begin(self, name, base, text, args, kwargs):
        """The context itself, or the call that args are."""
        kinds = self.expected if isinstance(self.expected, tuple) else (self.expected,)
        if not all(isinstance(kind, type) and issubclass(kind, base) for kind in kinds):
            raise TypeError(f"{name}() arg 1 must be {text}")
        if not args:
            self.msg = kwargs.pop("msg", None)
            if kwargs:
                raise TypeError(f"{next(iter(kwargs))!r} is an invalid keyword argument for "
                                "this function")
            return self
        function, *args = args
        self.what = getattr(function, "__name__", None) or str(function)
        with self:
            function(*args, **kwargs)

    def fail(self, text):
        raise self.case.failureException(self.case._formatMessage(self.msg, text))

    def names(self):
        return getattr(self.expected, "__name__", None) or str(self.expected)

    def check_pattern(self, text):
        import re
        pattern = re.compile(self.pattern) if isinstance(self.pattern, (str, bytes)) \
            else self.pattern
        if not pattern.search(text):
            self.fail(f'"{pattern.pattern}" does not match "{text}"')


class _Raises(_Expecting):
    def __enter__(self):
        return self

    def __exit__(self, kind, error, tb):
        if kind is None:
            self.fail(f"{self.names()} not raised" + (f" by {self.what}" if self.what else ""))
        if not issubclass(kind, self.expected):
            return False
        self.exception = error.with_traceback(None)
        if self.pattern is not None:
            self.check_pattern(str(error))
        return True


class _Warns(_Expecting):
    def __enter__(self):
        self._catching = warnings.catch_warnings(record=True)
        self.warnings = self._catching.__enter__()
        warnings.simplefilter("always", self.expected)
        return self

    def __exit__(self, kind, error, tb):
        self._catching.__exit__(kind, error, tb)
        if kind is not None:
            return
        first = None
        for found in self.warnings:
            warning = found.message
            if not isinstance(warning, self.expected):
                continue
            first = first or warning
            if self.pattern is not None:
                import re
                if not re.search(self.pattern, str(warning)):
                    continue
            self.warning, self.filename, self.lineno = warning, found.filename, found.lineno
            return
        if first is not None:
            self.check_pattern(str(first))
        self.fail(f"{self.names()} not triggered" + (f" by {self.what}" if self.what else ""))


class _Logs:
    def __init__(self, case, logger, level, wants_some):
        import logging
        self.case = case
        self.logger = logging.getLogger(logger) if logger is None or isinstance(logger, str) \
            else logger
        self.name = self.logger.name if logger is not None else "root"
        self.level = logging.INFO if level is None else level if isinstance(level, int) \
            else logging.getLevelName(level)
        self.wants_some = wants_some

    def __enter__(self):
        import logging
        from collections import namedtuple

        class Handler(logging.Handler):
            def emit(self, record):
                watcher.records.append(record)
                watcher.output.append(self.format(record))

        watcher = self.watcher = namedtuple("_LoggingWatcher", "records output")([], [])
        handler = Handler()
        handler.setLevel(self.level)
        handler.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s"))
        logger = self.logger
        self.before = logger.handlers[:], logger.level, logger.propagate
        logger.handlers = [handler]
        logger.setLevel(self.level)
        logger.propagate = False
        return watcher if self.wants_some else None

    def __exit__(self, kind, error, tb):
        import logging
        logger = self.logger
        logger.handlers, level, logger.propagate = self.before
        logger.setLevel(level)
        if kind is not None:
            return False
        found = self.watcher
        if self.wants_some and not found.records:
            raise self.case.failureException(
                f"no logs of level {logging.getLevelName(self.level)} or higher triggered on "
                f"{self.name}")
        if not self.wants_some and found.records:
            raise self.case.failureException(f"Unexpected logs found: {found.output!r}")


def _old_name(name):
    def method(self, *args, **kwargs):
        warnings.warn(f"Please use {name} instead.", DeprecationWarning)
        return getattr(self, name)(*args, **kwargs)
    return method


def _diff(first, second):
    import difflib
    from pprint import pformat
    return "\n" + "\n".join(difflib.ndiff(pformat(first).splitlines(),
                                          pformat(second).splitlines()))


class Assertions:
    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        return standardMsg if msg is None else f"{standardMsg} : {msg}"

    def _require(self, condition, msg, standard, *values):
        if not condition:
            text = standard % tuple([safe_repr(value) for value in values])
            raise self.failureException(self._formatMessage(msg, text))

    def _fail_with_diff(self, msg, standard, diff):
        if self.maxDiff is not None and len(diff) > self.maxDiff:
            diff = _TOO_LONG % len(diff)
        self.fail(self._formatMessage(msg, standard + diff))

    def fail(self, msg=None):
        raise self.failureException(msg)

    def assertTrue(self, expr, msg=None):
        self._require(expr, msg, "%s is not true", expr)

    def assertFalse(self, expr, msg=None):
        self._require(not expr, msg, "%s is not false", expr)

    # ---- equality ----

    def addTypeEqualityFunc(self, typeobj, function):
        self._type_equality_funcs[typeobj] = function

    def _equality_of(self, first, second):
        kind = type(first)
        if kind is not type(second):
            return self._baseAssertEqual
        own = self._type_equality_funcs.get(kind)
        if own is not None:
            return getattr(self, own) if isinstance(own, str) else own
        names = {dict: "assertDictEqual", list: "assertListEqual", tuple: "assertTupleEqual",
                 set: "assertSetEqual", frozenset: "assertSetEqual", str: "assertMultiLineEqual"}
        return getattr(self, names[kind]) if kind in names else self._baseAssertEqual

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            text = "%s != %s" % common_shorten_repr(first, second)
            raise self.failureException(self._formatMessage(msg, text))

    def assertEqual(self, first, second, msg=None):
        self._equality_of(first, second)(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        self._require(first != second, msg, "%s == %s", first, second)

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        difference = self._difference(first, second, places, delta)
        if delta is not None:
            self._require(difference <= delta, msg, "%s != %s within %s delta (%s difference)",
                          first, second, delta, difference)
        else:
            places = 7 if places is None else places
            self._require(round(difference, places) == 0, msg,
                          "%s != %s within %s places (%s difference)", first, second, places,
                          difference)

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        difference = self._difference(first, second, places, delta)
        if delta is not None:
            self._require(first != second and difference > delta, msg,
                          "%s == %s within %s delta (%s difference)", first, second, delta,
                          difference)
        else:
            places = 7 if places is None else places
            self._require(first != second and round(difference, places) != 0, msg,
                          "%s == %s within %s places", first, second, places)

    def _difference(self, first, second, places, delta):
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        return abs(first - second)

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        name = "sequence" if seq_type is None else seq_type.__name__
        if seq_type is not None:
            for which, seq in (("First", seq1), ("Second", seq2)):
                if not isinstance(seq, seq_type):
                    raise self.failureException(f"{which} sequence is not a {name}: "
                                                f"{safe_repr(seq)}")
        if seq1 == seq2:
            return
        text = "%ss differ: %s != %s\n" % (name.capitalize(), *common_shorten_repr(seq1, seq2))
        size1, size2 = len(seq1), len(seq2)
        for i in range(min(size1, size2)):
            if seq1[i] != seq2[i]:
                shown = common_shorten_repr(seq1[i], seq2[i])
                text += "\nFirst differing element %d:\n%s\n%s\n" % (i, *shown)
                break
        else:
            if size1 == size2 and seq_type is None and type(seq1) is not type(seq2):
                return
        if size1 != size2:
            which, longer = ("First", seq1) if size1 > size2 else ("Second", seq2)
            at = min(size1, size2)
            text += (f"\n{which} {name} contains {abs(size1 - size2)} additional elements.\n"
                     f"First extra element {at}:\n{safe_repr(longer[at])}\n")
        self._fail_with_diff(msg, text, _diff(seq1, seq2))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        lines = []
        for only, heading in ((set1.difference(set2), "first set but not the second:"),
                              (set2.difference(set1), "second set but not the first:")):
            if only:
                lines.append("Items in the " + heading)
                lines.extend(repr(item) for item in only)
        if lines:
            self.fail(self._formatMessage(msg, "\n".join(lines)))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            self._fail_with_diff(msg, "%s != %s" % common_shorten_repr(d1, d2), _diff(d1, d2))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first == second:
            return
        import difflib
        lines = first.splitlines(keepends=True), second.splitlines(keepends=True)
        if len(lines[0]) == 1 and first.strip("\r\n") == first:
            lines = [first + "\n"], [second + "\n"]
        self._fail_with_diff(msg, "%s != %s" % common_shorten_repr(first, second),
                             "\n" + "".join(difflib.ndiff(*lines)))

    def assertCountEqual(self, first, second, msg=None):
        first, second = list(first), list(second)
        differences, seen = [], []
        for item in first + second:
            if item not in seen:
                seen.append(item)
                counts = first.count(item), second.count(item)
                if counts[0] != counts[1]:
                    differences.append("First has %d, Second has %d:  %r" % (*counts, item))
        if differences:
            text = "\n".join(["Element counts were not equal:", *differences])
            self._fail_with_diff(msg, text[:text.index("\n")], text[text.index("\n"):])

    # ---- comparisons ----

    def assertIs(self, expr1, expr2, msg=None):
        self._require(expr1 is expr2, msg, "%s is not %s", expr1, expr2)

    def assertIsNot(self, expr1, expr2, msg=None):
        self._require(expr1 is not expr2, msg, "unexpectedly identical: %s", expr1)

    def assertIsNone(self, obj, msg=None):
        self._require(obj is None, msg, "%s is not None", obj)

    def assertIsNotNone(self, obj, msg=None):
        self._require(obj is not None, msg, "unexpectedly None")

    def assertIn(self, member, container, msg=None):
        self._require(member in container, msg, "%s not found in %s", member, container)

    def assertNotIn(self, member, container, msg=None):
        self._require(member not in container, msg, "%s unexpectedly found in %s", member,
                      container)

    def assertIsInstance(self, obj, cls, msg=None):
        self._require(isinstance(obj, cls), msg, "%s is not an instance of %s", obj, cls)

    def assertNotIsInstance(self, obj, cls, msg=None):
        self._require(not isinstance(obj, cls), msg, "%s is an instance of %s", obj, cls)

    def assertLess(self, a, b, msg=None):
        self._require(a < b, msg, "%s not less than %s", a, b)

    def assertLessEqual(self, a, b, msg=None):
        self._require(a <= b, msg, "%s not less than or equal to %s", a, b)

    def assertGreater(self, a, b, msg=None):
        self._require(a > b, msg, "%s not greater than %s", a, b)

    def assertGreaterEqual(self, a, b, msg=None):
        self._require(a >= b, msg, "%s not greater than or equal to %s", a, b)

    def assertRegex(self, text, expected_regex, msg=None):
        import re
        pattern = re.compile(expected_regex)
        self._require(pattern.search(text), msg, "Regex didn't match: %s not found in %s",
                      pattern.pattern, text)

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        import re
        pattern = re.compile(unexpected_regex)
        match = pattern.search(text)
        self._require(not match, msg, "Regex matched: %s matches %s in %s",
                      match and match.group(), pattern.pattern, text)

    # ---- exceptions, warnings, logs ----

    def assertRaises(self, expected_exception, *args, **kwargs):
        return _Raises(self, expected_exception).begin(
            "assertRaises", BaseException, "an exception type or tuple of exception types", args,
            kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return _Raises(self, expected_exception, expected_regex).begin(
            "assertRaisesRegex", BaseException, "an exception type or tuple of exception types",
            args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return _Warns(self, expected_warning).begin(
            "assertWarns", Warning, "a warning type or tuple of warning types", args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return _Warns(self, expected_warning, expected_regex).begin(
            "assertWarnsRegex", Warning, "a warning type or tuple of warning types", args, kwargs)

    def assertLogs(self, logger=None, level=None):
        return _Logs(self, logger, level, True)

    def assertNoLogs(self, logger=None, level=None):
        return _Logs(self, logger, level, False)

    failUnless = assert_ = _old_name("assertTrue")
    failIf = _old_name("assertFalse")
    assertEquals = failUnlessEqual = _old_name("assertEqual")
    assertNotEquals = failIfEqual = _old_name("assertNotEqual")
    assertAlmostEquals = failUnlessAlmostEqual = _old_name("assertAlmostEqual")
    assertNotAlmostEquals = failIfAlmostEqual = _old_name("assertNotAlmostEqual")
    failUnlessRaises = _old_name("assertRaises")
    assertRegexpMatches = _old_name("assertRegex")
    assertNotRegexpMatches = _old_name("assertNotRegex")
    assertRaisesRegexp = _old_name("assertRaisesRegex")
