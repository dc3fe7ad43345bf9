"""Finds the tests of classes and modules."""
import functools
import warnings
from unittest.case import FunctionTestCase, TestCase
from unittest.suite import BaseTestSuite, TestSuite


class _FailedTest(TestCase):
    """A test that could not be found: says so when it runs."""

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            return super().__getattribute__(name)

        def fail():
            raise self._exception
        return fail


class TestLoader:
    testMethodPrefix = "test"
    sortTestMethodsUsing = staticmethod(lambda x, y: (x > y) - (x < y))
    testNamePatterns = None
    suiteClass = TestSuite

    def __init__(self):
        self.errors = []

    def loadTestsFromTestCase(self, testCaseClass):
        if issubclass(testCaseClass, TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. Maybe you meant to "
                            "derive from TestCase?")
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *args, pattern=None, **kws):
        tests = [self.loadTestsFromTestCase(item)
                 for item in (getattr(module, name) for name in sorted(dir(module)))
                 if isinstance(item, type) and issubclass(item, TestCase)
                 and item not in (TestCase, FunctionTestCase)
                 and item.__module__ != "unittest.async_case"]
        suite = self.suiteClass(tests)
        hook = getattr(module, "load_tests", None)
        return suite if hook is None else hook(self, suite, pattern)

    def loadTestsFromName(self, name, module=None):
        item = parent = module
        for part in name.split(".") if module is not None else name.split(".")[1:]:
            if item is None:
                item = __import__(name.split(".")[0])
            try:
                parent, item = item, getattr(item, part)
            except AttributeError as e:
                self.errors.append(str(e))
                return self.suiteClass([_FailedTest(part, e)])
        if isinstance(item, type) and issubclass(item, TestCase):
            return self.loadTestsFromTestCase(item)
        if isinstance(parent, type) and issubclass(parent, TestCase):
            return self.suiteClass([parent(part)])
        if isinstance(item, BaseTestSuite):
            return item
        if callable(item):
            made = item()
            return made if isinstance(made, BaseTestSuite) else self.suiteClass([made])
        return self.loadTestsFromModule(item)

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def getTestCaseNames(self, testCaseClass):
        def is_test(name):
            if not name.startswith(self.testMethodPrefix) or \
                    not callable(getattr(testCaseClass, name)):
                return False
            if self.testNamePatterns is None:
                return True
            from fnmatch import fnmatchcase
            full = f"{testCaseClass.__module__}.{testCaseClass.__qualname__}.{name}"
            return any(fnmatchcase(full, pattern) for pattern in self.testNamePatterns)
        names = [name for name in dir(testCaseClass) if is_test(name)]
        if self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names


defaultTestLoader = TestLoader()


def _old(name, method):
    warnings.warn(f"unittest.{name}() is deprecated and will be removed in Python 3.13. Please use "
                  f"unittest.TestLoader.{method}() instead.", DeprecationWarning)


def _loader(prefix, suiteClass=TestSuite):
    loader = TestLoader()
    loader.testMethodPrefix = prefix
    loader.suiteClass = suiteClass
    return loader


def getTestCaseNames(testCaseClass, prefix, sortUsing=None, testNamePatterns=None):
    _old("getTestCaseNames", "getTestCaseNames")
    return _loader(prefix).getTestCaseNames(testCaseClass)


def makeSuite(testCaseClass, prefix="test", sortUsing=None, suiteClass=TestSuite):
    _old("makeSuite", "loadTestsFromTestCase")
    return _loader(prefix, suiteClass).loadTestsFromTestCase(testCaseClass)


def findTestCases(module, prefix="test", sortUsing=None, suiteClass=TestSuite):
    _old("findTestCases", "loadTestsFromModule")
    return _loader(prefix, suiteClass).loadTestsFromModule(module)
