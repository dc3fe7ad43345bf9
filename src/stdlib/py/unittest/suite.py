"""Tests that run together, with what is set up for their class and module."""
import sys
from unittest.case import SkipTest, TestCase, doModuleCleanups
from unittest.util import strclass


class _Holder:
    """Stands for a test where setting a class or module up failed."""
    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def countTestCases(self):
        return 0

    def __str__(self):
        return self.description

    def __repr__(self):
        return f"<ErrorHolder description={self.description!r}>"


class BaseTestSuite:
    def __init__(self, tests=()):
        self._tests = []                  # None: has run, and is let go
        self._removed_tests = 0
        self.addTests(tests)

    def __repr__(self):
        return f"<{strclass(type(self))} tests={list(self)}>"

    def __eq__(self, other):
        return list(self) == list(other) if type(other) is type(self) else NotImplemented

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return self._removed_tests + sum(test.countTestCases() for test in self._tests if test)

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        if isinstance(test, type) and issubclass(test, (TestCase, TestSuite)):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them "
                            "to addTest()")
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def run(self, result):
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            test(result)
            self._let_go(index)
        return result

    def _let_go(self, index):
        test = self._tests[index]
        if hasattr(test, "countTestCases"):
            self._removed_tests += test.countTestCases()
        self._tests[index] = None

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)

    def debug(self):
        for test in self:
            test.debug()


class TestSuite(BaseTestSuite):
    def run(self, result, debug=False):
        is_top = not getattr(result, "_is_running", False)
        if is_top:
            result._is_running = True
            result._class = result._module = None
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            if not isinstance(test, BaseTestSuite):
                self._change(type(test), result)
                if result._class_failed or result._module_failed:
                    continue
            test(result)
            self._let_go(index)
        if is_top:
            self._leave_class(result)
            self._leave_module(result)
            result._is_running = False
        return result

    def _change(self, cls, result):
        """Another class begins, or the same goes on."""
        if cls is result._class:
            return
        self._leave_class(result)
        if result._module != cls.__module__:
            self._leave_module(result)
            result._module = cls.__module__
            result._module_failed = False
            module = sys.modules.get(cls.__module__)
            set_up = getattr(module, "setUpModule", None)
            if set_up is not None and not self._call(result, set_up, "setUpModule",
                                                     cls.__module__):
                result._module_failed = True
                self._call(result, doModuleCleanups, "setUpModule", cls.__module__)
        result._class = cls
        result._class_failed = False
        if result._module_failed or getattr(cls, "__unittest_skip__", False):
            return
        set_up = getattr(cls, "setUpClass", None)
        if set_up is not None and not self._call(result, set_up, "setUpClass", strclass(cls)):
            result._class_failed = True
            self._clean_class(result, cls, "setUpClass")

    def _leave_class(self, result):
        cls = result._class
        if cls is None or result._class_failed or result._module_failed or \
                getattr(cls, "__unittest_skip__", False):
            return
        tear_down = getattr(cls, "tearDownClass", None)
        if tear_down is not None:
            self._call(result, tear_down, "tearDownClass", strclass(cls))
        self._clean_class(result, cls, "tearDownClass")

    def _clean_class(self, result, cls, method):
        if getattr(cls, "_class_cleanups", None):
            cls.doClassCleanups()
            for found in cls.tearDown_exceptions:
                result.addError(_Holder(f"{method} ({strclass(cls)})"), found)

    def _leave_module(self, result):
        result._class = None
        if result._module is None or result._module_failed:
            return
        tear_down = getattr(sys.modules.get(result._module), "tearDownModule", None)
        if tear_down is not None:
            self._call(result, tear_down, "tearDownModule", result._module)
        self._call(result, doModuleCleanups, "tearDownModule", result._module)

    def _call(self, result, function, method, parent):
        try:
            function()
            return True
        except SkipTest as e:
            result.addSkip(_Holder(f"{method} ({parent})"), str(e))
        except Exception as e:
            result.addError(_Holder(f"{method} ({parent})"), (type(e), e, e.__traceback__))
        return False
