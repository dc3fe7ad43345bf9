"""Tests: cases, assertions and a runner that prints what CPython's does."""
import sys as _sys
import time as _time
from _helpers import exception_text as _exception_text

__all__ = ["TestCase", "IsolatedAsyncioTestCase", "TestSuite", "TestLoader", "TextTestRunner",
           "TestResult", "TextTestResult", "main", "skip", "skipIf", "skipUnless",
           "expectedFailure", "SkipTest"]


class SkipTest(Exception):
    pass


def skip(reason):
    def mark(item):
        item.__unittest_skip__ = True
        item.__unittest_skip_why__ = reason
        return item
    if callable(reason):
        item, reason = reason, ""
        return mark(item)
    return mark


def skipIf(condition, reason):
    return skip(reason) if condition else lambda item: item


def skipUnless(condition, reason):
    return lambda item: item if condition else skip(reason)(item)


def expectedFailure(item):
    item.__unittest_expecting_failure__ = True
    return item


class _Raises:
    def __init__(self, case, expected, pattern=None, warns=False, msg=None):
        self.case = case
        self.expected = expected
        self.pattern = pattern
        self.msg = msg

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        if kind is None:
            expected = self.expected
            names = " or ".join(c.__name__ for c in expected) if isinstance(expected, tuple) \
                else expected.__name__
            self.case.fail(self.case._message(self.msg, f"{names} not raised"))
        if not issubclass(kind, self.expected):
            return False
        self.exception = value
        if self.pattern is not None:
            import re
            if not re.search(self.pattern, str(value)):
                text = self.pattern if isinstance(self.pattern, str) else self.pattern.pattern
                self.case.fail(f'"{text}" does not match "{value}"')
        return True


class TestCase:
    failureException = AssertionError
    longMessage = True
    maxDiff = 640

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._cleanups = []

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def id(self):
        cls = type(self)
        return f"{cls.__module__}.{cls.__qualname__}.{self._testMethodName}"

    def __str__(self):
        return f"{self._testMethodName} ({self.id()})"

    def __repr__(self):
        cls = type(self)
        return f"<{cls.__module__}.{cls.__qualname__} testMethod={self._testMethodName}>"

    def shortDescription(self):
        doc = getattr(self, self._testMethodName).__doc__
        return doc.strip().split("\n")[0].strip() if doc else None

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def countTestCases(self):
        return 1

    def skipTest(self, reason):
        raise SkipTest(reason)

    def subTest(self, msg=None, **params):
        return _SubTestContext(self, msg, params)

    # How the parts of a test are called; the asynchronous kind does it on a loop.
    def _call_set_up(self):
        self.setUp()

    def _call_test(self, method):
        method()

    def _call_tear_down(self):
        self.tearDown()

    def _call_cleanup(self, function, args, kwargs):
        function(*args, **kwargs)

    def _close(self):
        pass

    def run(self, result=None):
        result = TestResult() if result is None else result
        result.startTest(self)
        method = getattr(self, self._testMethodName)
        for item in (type(self), method):
            if getattr(item, "__unittest_skip__", False):
                result.addSkip(self, item.__unittest_skip_why__)
                result.stopTest(self)
                return result
        self._result = result
        self._failed = False
        expecting = getattr(method, "__unittest_expecting_failure__", False)
        outcome = None
        try:
            try:
                self._call_set_up()
                try:
                    self._call_test(method)
                finally:
                    self._call_tear_down()
            finally:
                while self._cleanups:
                    self._call_cleanup(*self._cleanups.pop())
        except KeyboardInterrupt:
            raise
        except BaseException as e:
            outcome = e
        self._close()
        if isinstance(outcome, SkipTest):
            result.addSkip(self, str(outcome))
        elif expecting:
            if outcome is None:
                result.addUnexpectedSuccess(self)
            else:
                result.addExpectedFailure(self, outcome)
        elif isinstance(outcome, self.failureException):
            result.addFailure(self, outcome)
        elif outcome is not None:
            result.addError(self, outcome)
        elif not self._failed:
            result.addSuccess(self)
        result.stopTest(self)
        return result

    __call__ = run

    def debug(self):
        self._call_set_up()
        self._call_test(getattr(self, self._testMethodName))
        self._call_tear_down()

    # ---- assertions ----

    def _message(self, msg, standard):
        if not self.longMessage:
            return msg or standard
        return standard if msg is None else f"{standard} : {msg}"

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _require(self, condition, msg, standard):
        if not condition:
            raise self.failureException(self._message(msg, standard))

    def assertTrue(self, expr, msg=None):
        self._require(expr, msg, f"{expr!r} is not true")

    def assertFalse(self, expr, msg=None):
        self._require(not expr, msg, f"{expr!r} is not false")

    def assertEqual(self, first, second, msg=None):
        if first == second:
            return
        kind = type(first)
        standard = f"{first!r} != {second!r}"
        if kind is type(second):
            if kind in (list, tuple):
                standard = self._sequence_text(first, second, kind)
            elif kind is dict:
                standard += "\n" + self._diff(_lines(first), _lines(second))
            elif kind is str:
                import difflib
                standard += "\n" + "".join(difflib.ndiff(_text_lines(first), _text_lines(second)))
        self.fail(self._message(msg, standard))

    def _diff(self, a, b):
        import difflib
        return "\n".join(difflib.ndiff(a, b))

    def _sequence_text(self, a, b, kind):
        text = f"{kind.__name__.capitalize()}s differ: {a!r} != {b!r}\n"
        for i in range(min(len(a), len(b))):
            if a[i] != b[i]:
                text += f"\nFirst differing element {i}:\n{a[i]!r}\n{b[i]!r}\n"
                break
        if len(a) != len(b):
            which, longer, shorter = ("First", a, b) if len(a) > len(b) else ("Second", b, a)
            text += (f"\n{which} {kind.__name__} contains {len(longer) - len(shorter)} additional "
                     f"elements.\nFirst extra element {len(shorter)}:\n{longer[len(shorter)]!r}\n")
        return text + "\n" + self._diff(_lines(a), _lines(b))

    assertListEqual = assertTupleEqual = assertDictEqual = assertEqual
    assertMultiLineEqual = assertSequenceEqual = assertEqual

    def assertSetEqual(self, first, second, msg=None):
        self._require(first == second, msg, f"{first!r} != {second!r}")

    def assertNotEqual(self, first, second, msg=None):
        self._require(first != second, msg, f"{first!r} == {second!r}")

    def assertIs(self, a, b, msg=None):
        self._require(a is b, msg, f"{a!r} is not {b!r}")

    def assertIsNot(self, a, b, msg=None):
        self._require(a is not b, msg, f"unexpectedly identical: {a!r}")

    def assertIsNone(self, obj, msg=None):
        self._require(obj is None, msg, f"{obj!r} is not None")

    def assertIsNotNone(self, obj, msg=None):
        self._require(obj is not None, msg, "unexpectedly None")

    def assertIn(self, member, container, msg=None):
        self._require(member in container, msg, f"{member!r} not found in {container!r}")

    def assertNotIn(self, member, container, msg=None):
        self._require(member not in container, msg,
                      f"{member!r} unexpectedly found in {container!r}")

    def assertIsInstance(self, obj, cls, msg=None):
        self._require(isinstance(obj, cls), msg, f"{obj!r} is not an instance of {cls!r}")

    def assertNotIsInstance(self, obj, cls, msg=None):
        self._require(not isinstance(obj, cls), msg, f"{obj!r} is an instance of {cls!r}")

    def assertLess(self, a, b, msg=None):
        self._require(a < b, msg, f"{a!r} not less than {b!r}")

    def assertLessEqual(self, a, b, msg=None):
        self._require(a <= b, msg, f"{a!r} not less than or equal to {b!r}")

    def assertGreater(self, a, b, msg=None):
        self._require(a > b, msg, f"{a!r} not greater than {b!r}")

    def assertGreaterEqual(self, a, b, msg=None):
        self._require(a >= b, msg, f"{a!r} not greater than or equal to {b!r}")

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        difference = abs(first - second)
        if delta is not None:
            self._require(difference <= delta, msg, f"{first!r} != {second!r} within {delta!r} "
                                                    f"delta ({difference!r} difference)")
        else:
            places = 7 if places is None else places
            self._require(round(difference, places) == 0, msg,
                          f"{first!r} != {second!r} within {places!r} places "
                          f"({difference!r} difference)")

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        places = 7 if places is None else places
        close = first == second or round(abs(first - second), places) == 0
        self._require(not close, msg, f"{first!r} == {second!r} within {places!r} places")

    def assertCountEqual(self, first, second, msg=None):
        a, b = list(first), list(second)
        for item in a[:]:
            if item in b:
                b.remove(item)
                a.remove(item)
        if a or b:
            self.fail(self._message(msg, "Element counts were not equal"))

    def assertRaises(self, expected, *args, **kwargs):
        context = _Raises(self, expected, msg=kwargs.pop("msg", None) if not args else None)
        if not args:
            return context
        function, *args = args
        with context:
            function(*args, **kwargs)

    def assertRaisesRegex(self, expected, regex, *args, **kwargs):
        context = _Raises(self, expected, regex)
        if not args:
            return context
        function, *args = args
        with context:
            function(*args, **kwargs)

    def assertRegex(self, text, regex, msg=None):
        import re
        self._require(re.search(regex, text), msg,
                      f"Regex didn't match: {getattr(regex, 'pattern', regex)!r} not found in "
                      f"{text!r}")


def _lines(value):
    import pprint
    return pprint.pformat(value).splitlines()


def _text_lines(text):
    return [line if line.endswith("\n") else line + "\n" for line in text.splitlines(True)]


class _SubTestContext:
    def __init__(self, case, msg, params):
        self._case = case
        self._msg = msg
        self._params = params

    def __enter__(self):
        pass

    def __str__(self):
        shown = f"[{self._msg}] " if self._msg is not None else ""
        if self._params:
            pairs = ", ".join(f"{name}={value!r}" for name, value in self._params.items())
            shown += f"({pairs})"
        return f"{self._case} {shown.strip() or '(<subtest>)'}"

    def shortDescription(self):
        return self._case.shortDescription()

    def __exit__(self, kind, value, tb):
        if value is None or not isinstance(value, Exception) or isinstance(value, SkipTest):
            return False
        self._case._failed = True
        if isinstance(value, AssertionError):
            self._case._result.addFailure(self, value)
        else:
            self._case._result.addError(self, value)
        return True


class IsolatedAsyncioTestCase(TestCase):
    """A test whose methods may be coroutine functions, on a loop of its own."""

    _runner = None

    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    def addAsyncCleanup(self, func, /, *args, **kwargs):
        self.addCleanup(func, *args, **kwargs)

    async def enterAsyncContext(self, cm):
        result = await type(cm).__aenter__(cm)
        self.addAsyncCleanup(type(cm).__aexit__, cm, None, None, None)
        return result

    def _on_loop(self, function, *args, **kwargs):
        import asyncio
        import inspect
        if self._runner is None:
            self._runner = asyncio.Runner(debug=True)

        async def call():
            result = function(*args, **kwargs)
            return await result if inspect.isawaitable(result) else result
        return self._runner.run(call())

    def _call_set_up(self):
        self._on_loop(lambda: None)
        self.setUp()
        self._on_loop(self.asyncSetUp)

    def _call_test(self, method):
        self._on_loop(method)

    def _call_tear_down(self):
        self._on_loop(self.asyncTearDown)
        self.tearDown()

    def _call_cleanup(self, function, args, kwargs):
        self._on_loop(function, *args, **kwargs)

    def _close(self):
        if self._runner is not None:
            self._runner.close()
            self._runner = None


class TestResult:
    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.testsRun = 0
        self.failures = []
        self.errors = []
        self.skipped = []
        self.expectedFailures = []
        self.unexpectedSuccesses = []
        self.shouldStop = False

    def startTest(self, test):
        self.testsRun += 1

    def stopTest(self, test):
        pass

    def addSuccess(self, test):
        pass

    def addError(self, test, err):
        self.errors.append((test, _exception_text(err, True)))

    def addFailure(self, test, err):
        self.failures.append((test, _exception_text(err, True)))

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, _exception_text(err, True)))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def stop(self):
        self.shouldStop = True


class TextTestResult(TestResult):
    def __init__(self, stream, descriptions=True, verbosity=1):
        super().__init__()
        self.stream = stream
        self.verbosity = verbosity

    def describe(self, test):
        doc = test.shortDescription() if hasattr(test, "shortDescription") else None
        return f"{test}\n{doc}" if doc else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.verbosity > 1:
            self.stream.write(f"{self.describe(test)} ... ")

    def _say(self, letter, word):
        self.stream.write(word + "\n" if self.verbosity > 1 else letter if self.verbosity else "")

    def addSuccess(self, test):
        super().addSuccess(test)
        self._say(".", "ok")

    def addError(self, test, err):
        super().addError(test, err)
        self._say("E", "ERROR")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._say("F", "FAIL")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._say("s", f"skipped {reason!r}")

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._say("x", "expected failure")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._say("u", "unexpected success")

    def printErrors(self):
        if self.verbosity:
            self.stream.write("\n")
        for kind, found in (("ERROR", self.errors), ("FAIL", self.failures)):
            for test, text in found:
                self.stream.write("=" * 70 + f"\n{kind}: {self.describe(test)}\n" + "-" * 70
                                  + f"\n{text}\n")
        if self.unexpectedSuccesses:
            self.stream.write("=" * 70 + "\n")
            for test in self.unexpectedSuccesses:
                self.stream.write(f"UNEXPECTED SUCCESS: {self.describe(test)}\n")


class TestSuite:
    def __init__(self, tests=()):
        self._tests = list(tests)

    def __iter__(self):
        return iter(self._tests)

    def addTest(self, test):
        self._tests.append(test)

    def addTests(self, tests):
        self._tests.extend(tests)

    def countTestCases(self):
        return sum(test.countTestCases() for test in self._tests)

    def run(self, result):
        current = None
        for test in self._tests:
            if result.shouldStop:
                break
            if isinstance(test, TestSuite):
                test.run(result)
                continue
            if type(test) is not current:
                if current is not None:
                    current.tearDownClass()
                current = type(test)
                current.setUpClass()
            test.run(result)
        if current is not None:
            current.tearDownClass()
        return result

    __call__ = run


class TestLoader:
    testMethodPrefix = "test"

    def getTestCaseNames(self, testCaseClass):
        return sorted(name for name in dir(testCaseClass)
                      if name.startswith("test") and callable(getattr(testCaseClass, name)))

    def loadTestsFromTestCase(self, testCaseClass):
        return TestSuite(testCaseClass(name) for name in self.getTestCaseNames(testCaseClass))

    def loadTestsFromModule(self, module):
        return TestSuite(self.loadTestsFromTestCase(item)
                         for _, item in sorted(vars(module).items(), key=lambda pair: pair[0])
                         if isinstance(item, type) and issubclass(item, TestCase)
                         and item not in (TestCase, IsolatedAsyncioTestCase))


defaultTestLoader = TestLoader()


class TextTestRunner:
    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, **kwargs):
        self.stream = stream or _sys.stderr
        self.verbosity = verbosity

    def run(self, test):
        result = TextTestResult(self.stream, True, self.verbosity)
        start = _time.perf_counter()
        test.run(result)
        taken = _time.perf_counter() - start
        result.printErrors()
        run = result.testsRun
        self.stream.write("-" * 70 + f"\nRan {run} test{'' if run == 1 else 's'} in "
                          f"{taken:.3f}s\n\n")
        notes = []
        if result.wasSuccessful():
            word = "OK"
        else:
            word = "FAILED"
            for name, found in (("failures", result.failures), ("errors", result.errors)):
                if found:
                    notes.append(f"{name}={len(found)}")
        for name, found in (("skipped", result.skipped),
                            ("expected failures", result.expectedFailures),
                            ("unexpected successes", result.unexpectedSuccesses)):
            if found:
                notes.append(f"{name}={len(found)}")
        self.stream.write(word + (f" ({', '.join(notes)})" if notes else "") + "\n")
        return result


class TestProgram:
    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None,
                 testLoader=defaultTestLoader, exit=True, verbosity=1, **kwargs):
        argv = _sys.argv if argv is None else argv
        if "-v" in argv or "--verbose" in argv:
            verbosity = 2
        module = _sys.modules[module] if isinstance(module, str) else module
        runner = testRunner or TextTestRunner(verbosity=verbosity)
        if isinstance(runner, type):
            runner = runner(verbosity=verbosity)
        self.result = runner.run(testLoader.loadTestsFromModule(module))
        if exit:
            _sys.exit(not self.result.wasSuccessful())


main = TestProgram
