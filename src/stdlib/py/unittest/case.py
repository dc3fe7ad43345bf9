"""TestCase: one test and its parts."""
import warnings
from unittest.asserts import Assertions
from unittest.result import TestResult
from unittest.util import strclass

_NO_MESSAGE = object()
_module_cleanups = []


class SkipTest(Exception):
    """Raised in a test to skip the rest of it."""


class _ShouldStop(Exception):
    """What is left of the test does not run."""


def skip(reason):
    def mark(item):
        item.__unittest_skip__ = True
        item.__unittest_skip_why__ = reason
        return item
    if callable(reason) and hasattr(reason, "__name__"):
        item, reason = reason, ""
        return mark(item)
    return mark


def skipIf(condition, reason):
    return skip(reason) if condition else lambda item: item


def skipUnless(condition, reason):
    return lambda item: item if condition else skip(reason)(item)


def expectedFailure(test_item):
    test_item.__unittest_expecting_failure__ = True
    return test_item


def addModuleCleanup(function, /, *args, **kwargs):
    _module_cleanups.append((function, args, kwargs))


def enterModuleContext(cm):
    return _enter(cm, addModuleCleanup)


def doModuleCleanups():
    _run_cleanups(_module_cleanups)


def _run_cleanups(cleanups):
    """All of them, the last first; the first exception is raised in the end."""
    errors = []
    while cleanups:
        function, args, kwargs = cleanups.pop()
        try:
            function(*args, **kwargs)
        except Exception as e:
            errors.append(e)
    if errors:
        raise errors[0]


def _enter(cm, add_cleanup):
    cls = type(cm)
    try:
        enter, leave = cls.__enter__, cls.__exit__
    except AttributeError:
        raise TypeError(f"'{strclass(cls)}' object does not support the context manager "
                        f"protocol") from None
    result = enter(cm)
    add_cleanup(leave, cm, None, None, None)
    return result


class _Outcome:
    """How the parts of one test went."""

    def __init__(self, result):
        self.result = result
        self.success = True
        self.is_expecting = False
        self.expected_failure = None

    def run(self, test, call, *args, is_sub=False):
        """Runs one part; what it raises is told to the result."""
        before, self.success = self.success, True
        try:
            call(*args)
        except KeyboardInterrupt:
            raise
        except SkipTest as e:
            self.success = False
            self.result.addSkip(test, str(e))
        except _ShouldStop:
            pass
        except BaseException as e:
            self._tell(test, e, is_sub)
        else:
            if is_sub and self.success:
                self.result.addSubTest(test.test_case, test, None)
        finally:
            self.success = self.success and before

    def _tell(self, test, error, is_sub):
        if self.is_expecting:
            self.expected_failure = error
            return
        self.success = False
        found = (type(error), error, error.__traceback__)
        if is_sub:
            self.result.addSubTest(test.test_case, test, found)
        elif isinstance(error, test.failureException):
            self.result.addFailure(test, found)
        else:
            self.result.addError(test, found)


class TestCase(Assertions):
    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    _class_cleanups = None

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._outcome = None
        self._subtest = None
        self._cleanups = []
        self._type_equality_funcs = {}
        method = getattr(self, methodName, None)
        if method is None:
            if methodName != "runTest":
                raise ValueError(f"no such test method in {type(self)}: {methodName}")
            self._testMethodDoc = "No test"
        else:
            self._testMethodDoc = method.__doc__

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls._class_cleanups = []

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

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        return TestResult()

    def id(self):
        return f"{strclass(type(self))}.{self._testMethodName}"

    def shortDescription(self):
        doc = self._testMethodDoc
        return doc.strip().split("\n")[0].strip() if doc else None

    def __str__(self):
        return f"{self._testMethodName} ({self.id()})"

    def __repr__(self):
        return f"<{strclass(type(self))} testMethod={self._testMethodName}>"

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    # ---- cleanups ----

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        return _enter(cm, self.addCleanup)

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        return _enter(cm, cls.addClassCleanup)

    @classmethod
    def doClassCleanups(cls):
        cls.tearDown_exceptions = []
        while cls._class_cleanups:
            function, args, kwargs = cls._class_cleanups.pop()
            try:
                function(*args, **kwargs)
            except Exception as e:
                cls.tearDown_exceptions.append((type(e), e, e.__traceback__))

    def doCleanups(self):
        outcome = self._outcome or _Outcome(self.defaultTestResult())
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            outcome.run(self, self._callCleanup, function, args, kwargs)
        return outcome.success

    # ---- running ----

    def _callSetUp(self):
        self.setUp()

    def _callTestMethod(self, method):
        if method() is not None:
            warnings.warn("It is deprecated to return a value that is not None from a test case "
                          f"({method})", DeprecationWarning, stacklevel=3)

    def _callTearDown(self):
        self.tearDown()

    def _callCleanup(self, function, args, kwargs):
        function(*args, **kwargs)

    def run(self, result=None):
        has_own_result = result is None
        if has_own_result:
            result = self.defaultTestResult()
            result.startTestRun()
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            for item in (type(self), method):
                if getattr(item, "__unittest_skip__", False):
                    result.addSkip(self, getattr(item, "__unittest_skip_why__", ""))
                    return result
            self._run_parts(method, result)
            return result
        finally:
            result.stopTest(self)
            if has_own_result:
                result.stopTestRun()

    def _run_parts(self, method, result):
        is_expecting = any(getattr(item, "__unittest_expecting_failure__", False)
                           for item in (type(self), method))
        outcome = self._outcome = _Outcome(result)
        try:
            outcome.run(self, self._callSetUp)
            if outcome.success:
                outcome.is_expecting = is_expecting
                outcome.run(self, self._callTestMethod, method)
                outcome.is_expecting = False
                outcome.run(self, self._callTearDown)
            self.doCleanups()
            if not outcome.success:
                return
            if not is_expecting:
                result.addSuccess(self)
            elif outcome.expected_failure is None:
                result.addUnexpectedSuccess(self)
            else:
                error = outcome.expected_failure
                result.addExpectedFailure(self, (type(error), error, error.__traceback__))
        finally:
            outcome.expected_failure = None
            self._outcome = None

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)

    def debug(self):
        method = getattr(self, self._testMethodName)
        for item in (type(self), method):
            if getattr(item, "__unittest_skip__", False):
                raise SkipTest(getattr(item, "__unittest_skip_why__", ""))
        self._callSetUp()
        self._callTestMethod(method)
        self._callTearDown()
        while self._cleanups:
            self._callCleanup(*self._cleanups.pop())

    def skipTest(self, reason):
        raise SkipTest(reason)

    def subTest(self, msg=_NO_MESSAGE, **params):
        return _SubTestContext(self, msg, params)


class _SubTestContext:
    """One run through the body of `with self.subTest()`: its failure does not end the test."""

    def __init__(self, case, message, params):
        self._case = case
        self._message = message
        self._params = params

    def __enter__(self):
        case = self._case
        self._parent = case._subtest
        if case._outcome is None:
            return
        outer = self._parent.params if self._parent else {}
        params = {**self._params,
                  **{name: v for name, v in outer.items() if name not in self._params}}
        case._subtest = _SubTest(case, self._message, params)

    def __exit__(self, kind, error, tb):
        case = self._case
        outcome = case._outcome
        if outcome is None:
            return False
        sub, case._subtest = case._subtest, self._parent
        if isinstance(error, (KeyboardInterrupt, GeneratorExit)):
            return False

        def body():
            if error is not None:
                raise error
        outcome.run(sub, body, is_sub=True)
        if not outcome.success and outcome.result.failfast or outcome.expected_failure:
            raise _ShouldStop
        return True


class _SubTest(TestCase):
    def __init__(self, test_case, message, params):
        super().__init__()
        self._message = message
        self.test_case = test_case
        self.params = params
        self.failureException = test_case.failureException

    def runTest(self):
        raise NotImplementedError("subtests cannot be run directly")

    def _description(self):
        parts = [] if self._message is _NO_MESSAGE else [f"[{self._message}]"]
        if self.params:
            pairs = ", ".join(f"{name}={value!r}" for name, value in self.params.items())
            parts.append(f"({pairs})")
        return " ".join(parts) or "(<subtest>)"

    def id(self):
        return f"{self.test_case.id()} {self._description()}"

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return f"{self.test_case} {self._description()}"


class FunctionTestCase(TestCase):
    """A test made of functions."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._set_up = setUp
        self._tear_down = tearDown
        self._function = testFunc
        self._description = description

    def setUp(self):
        if self._set_up is not None:
            self._set_up()

    def tearDown(self):
        if self._tear_down is not None:
            self._tear_down()

    def runTest(self):
        self._function()

    def id(self):
        return self._function.__name__

    def __str__(self):
        return f"{strclass(type(self))} ({self._function.__name__})"

    def __repr__(self):
        return f"<{strclass(type(self))} tec={self._function}>"

    def shortDescription(self):
        doc = self._description or self._function.__doc__
        return doc.split("\n")[0].strip() if doc else None
