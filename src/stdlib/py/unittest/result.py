"""What came of the tests."""
import sys
from _helpers import exception_text


class TestResult:
    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = False
        self.failures = []
        self.errors = []
        self.testsRun = 0
        self.skipped = []
        self.expectedFailures = []
        self.unexpectedSuccesses = []
        self.collectedDurations = []
        self.shouldStop = False
        self.buffer = False
        self.tb_locals = False
        self._stdout = self._buffered = None

    def __repr__(self):
        cls = type(self)
        return (f"<{cls.__module__}.{cls.__qualname__} run={self.testsRun} "
                f"errors={len(self.errors)} failures={len(self.failures)}>")

    def printErrors(self):
        """For the kind that prints."""

    def startTestRun(self):
        pass

    def stopTestRun(self):
        pass

    def startTest(self, test):
        self.testsRun += 1
        if self.buffer:
            from io import StringIO
            self._stdout, self._buffered = sys.stdout, StringIO()
            sys.stdout = self._buffered
        self._mirror = False

    def stopTest(self, test):
        if self._stdout is None:
            return
        sys.stdout, self._stdout = self._stdout, None
        text = self._buffered.getvalue()
        if self._mirror and text:
            print("\nStdout:\n" + text, end="" if text.endswith("\n") else "\n")

    def _text(self, err, test):
        text = exception_text(err[1], True)
        output = self._buffered.getvalue() if self._stdout is not None else ""
        if output:
            text += "\nStdout:\n" + output + ("" if output.endswith("\n") else "\n")
        return text

    def _add(self, found, test, err):
        found.append((test, self._text(err, test)))
        self._mirror = True
        if self.failfast:
            self.stop()

    def addError(self, test, err):
        self._add(self.errors, test, err)

    def addFailure(self, test, err):
        self._add(self.failures, test, err)

    def addSubTest(self, test, subtest, err):
        if err is not None:
            is_failure = issubclass(err[0], test.failureException)
            self._add(self.failures if is_failure else self.errors, subtest, err)

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._text(err, test)))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)
        if self.failfast:
            self.stop()

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def stop(self):
        self.shouldStop = True
