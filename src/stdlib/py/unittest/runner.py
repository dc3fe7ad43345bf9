"""Runs tests and prints what came of them."""
import sys
import time
import warnings
from unittest.case import _SubTest
from unittest.loader import defaultTestLoader
from unittest.result import TestResult


class _Stream:
    """A stream with writeln()."""

    def __init__(self, stream):
        self.stream = stream

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def writeln(self, text=None):
        self.write((text or "") + "\n")


class TextTestResult(TestResult):
    separator1 = "=" * 70
    separator2 = "-" * 70

    def __init__(self, stream, descriptions, verbosity):
        super().__init__(stream, descriptions, verbosity)
        self.stream = stream
        self.showAll = verbosity > 1
        self.dots = verbosity == 1
        self.descriptions = descriptions
        self._newline = True

    def getDescription(self, test):
        doc = test.shortDescription() if self.descriptions else None
        return f"{test}\n{doc}" if doc else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self.stream.write(f"{self.getDescription(test)} ... ")
            self._newline = False

    def _say(self, test, letter, word):
        if self.dots:
            self.stream.write(letter)
        if not self.showAll:
            return
        is_sub = isinstance(test, _SubTest)
        if is_sub or self._newline:
            if not self._newline:
                self.stream.writeln()
            self.stream.write(f"{'  ' if is_sub else ''}{self.getDescription(test)} ... ")
        self.stream.writeln(word)
        self._newline = True

    def addSubTest(self, test, subtest, err):
        if err is not None:
            is_failure = issubclass(err[0], subtest.failureException)
            self._say(subtest, "F" if is_failure else "E", "FAIL" if is_failure else "ERROR")
        super().addSubTest(test, subtest, err)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._say(test, ".", "ok")

    def addError(self, test, err):
        super().addError(test, err)
        self._say(test, "E", "ERROR")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._say(test, "F", "FAIL")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._say(test, "s", f"skipped {reason!r}")

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._say(test, "x", "expected failure")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._say(test, "u", "unexpected success")

    def printErrors(self):
        if self.dots or self.showAll:
            self.stream.writeln()
        self.printErrorList("ERROR", self.errors)
        self.printErrorList("FAIL", self.failures)
        if self.unexpectedSuccesses:
            self.stream.writeln(self.separator1)
            for test in self.unexpectedSuccesses:
                self.stream.writeln(f"UNEXPECTED SUCCESS: {self.getDescription(test)}")

    def printErrorList(self, flavour, errors):
        for test, text in errors:
            for line in (self.separator1, f"{flavour}: {self.getDescription(test)}",
                         self.separator2, text):
                self.stream.writeln(line)


class TextTestRunner:
    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False,
                 resultclass=None, warnings=None, *, tb_locals=False):
        self.stream = _Stream(sys.stderr if stream is None else stream)
        self.descriptions = descriptions
        self.verbosity = verbosity
        self.failfast = failfast
        self.buffer = buffer
        self.tb_locals = tb_locals
        self.warnings = warnings
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def run(self, test):
        result = self._makeResult()
        result.failfast = self.failfast
        result.buffer = self.buffer
        result.tb_locals = self.tb_locals
        with warnings.catch_warnings():
            if self.warnings:
                warnings.simplefilter(self.warnings)
            start = time.perf_counter()
            result.startTestRun()
            try:
                test(result)
            finally:
                result.stopTestRun()
            taken = time.perf_counter() - start
        result.printErrors()
        stream, run = self.stream, result.testsRun
        stream.writeln(getattr(result, "separator2", ""))
        stream.writeln(f"Ran {run} test{'' if run == 1 else 's'} in {taken:.3f}s")
        stream.writeln()
        notes = []
        for name, found in (("failures", result.failures), ("errors", result.errors),
                            ("skipped", result.skipped),
                            ("expected failures", result.expectedFailures),
                            ("unexpected successes", result.unexpectedSuccesses)):
            if found:
                notes.append(f"{name}={len(found)}")
        word = "OK" if result.wasSuccessful() else "FAILED"
        stream.writeln(word + (f" ({', '.join(notes)})" if notes else ""))
        return result


class TestProgram:
    """The tests of a module, run from its command line."""

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None,
                 testLoader=defaultTestLoader, exit=True, verbosity=1, failfast=None,
                 catchbreak=None, buffer=None, warnings=None, *, tb_locals=False):
        self.module = __import__(module) if isinstance(module, str) else module
        if isinstance(module, str):
            for part in module.split(".")[1:]:
                self.module = getattr(self.module, part)
        self.exit, self.verbosity = exit, verbosity
        self.failfast, self.buffer, self.tb_locals = failfast, buffer, tb_locals
        self.warnings = "default" if warnings is None and not sys.warnoptions else warnings
        self.defaultTest, self.testRunner, self.testLoader = defaultTest, testRunner, testLoader
        self.testNames = None
        argv = sys.argv if argv is None else argv
        self.progName = argv[0].rpartition("/")[2]
        self.parseArgs(argv)
        self.runTests()

    def parseArgs(self, argv):
        import argparse
        parser = argparse.ArgumentParser(prog=self.progName)
        parser.add_argument("-v", "--verbose", dest="verbosity", action="store_const", const=2,
                            help="Verbose output")
        parser.add_argument("-q", "--quiet", dest="verbosity", action="store_const", const=0,
                            help="Quiet output")
        parser.add_argument("-f", "--failfast", action="store_true", default=None,
                            help="Stop on first fail or error")
        parser.add_argument("-b", "--buffer", action="store_true", default=None,
                            help="Buffer stdout and stderr during tests")
        parser.add_argument("-k", dest="patterns", action="append",
                            help="Only run tests which match the given substring")
        parser.add_argument("tests", nargs="*", help="a list of any number of test modules, "
                            "classes and test methods.")
        given = parser.parse_args(argv[1:])
        if given.verbosity is not None:
            self.verbosity = given.verbosity
        self.failfast = self.failfast or given.failfast
        self.buffer = self.buffer or given.buffer
        if given.patterns:
            self.testLoader.testNamePatterns = [
                p if "*" in p else f"*{p}*" for p in given.patterns]
        default = self.defaultTest
        names = given.tests or ([default] if isinstance(default, str) else default)
        self.testNames = names
        self.test = self.testLoader.loadTestsFromNames(names, self.module) if names \
            else self.testLoader.loadTestsFromModule(self.module)

    def runTests(self):
        runner = TextTestRunner if self.testRunner is None else self.testRunner
        if isinstance(runner, type):
            runner = runner(verbosity=self.verbosity, failfast=bool(self.failfast),
                            buffer=bool(self.buffer), warnings=self.warnings)
        self.result = runner.run(self.test)
        if self.exit:
            sys.exit(not self.result.wasSuccessful())


main = TestProgram
