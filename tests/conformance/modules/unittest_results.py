"""unittest: fixtures, subtests, skips, expected failures, and what verbose output shows."""
import asyncio
import sys
import unittest
import warnings


def setUpModule():
    print("set up module")


def tearDownModule():
    print("tear down module")


class TestParts(unittest.TestCase):
    """Everything that can happen to a test."""

    @classmethod
    def setUpClass(cls):
        print("set up class", cls.__name__)
        cls.addClassCleanup(print, "class cleanup")

    @classmethod
    def tearDownClass(cls):
        print("tear down class", cls.__name__)

    def setUp(self):
        print("set up", self._testMethodName)
        self.addCleanup(print, "cleanup", self._testMethodName)

    def tearDown(self):
        print("tear down", self._testMethodName)

    def test_error(self):
        {}["missing"]

    def test_fail(self):
        """It fails, as it should."""
        self.assertEqual(1, 2, "numbers")

    def test_pass(self):
        """First line.

        More.
        """
        self.assertIn(1, [1])

    @unittest.skip("not today")
    def test_skip(self):
        pass

    @unittest.skipIf(sys.maxsize > 1, "too big")
    def test_skip_if(self):
        pass

    @unittest.skipUnless(sys.maxsize > 1, "too small")
    def test_skip_unless(self):
        pass

    def test_skip_inside(self):
        self.skipTest("from inside")

    @unittest.expectedFailure
    def test_expected(self):
        self.fail("of course")

    @unittest.expectedFailure
    def test_unexpected(self):
        pass

    def test_sub(self):
        for i in range(4):
            with self.subTest("odd", i=i):
                self.assertEqual(i % 2, 0)
            with self.subTest(i=i):
                if i == 2:
                    raise ValueError("two")
                if i == 3:
                    self.skipTest("three")

    def test_sub_nested(self):
        with self.subTest(a=1):
            with self.subTest(b="x"):
                self.fail("inner")


class TestBroken(unittest.TestCase):
    def setUp(self):
        raise RuntimeError("set up fails")

    def test_never(self):
        print("never")


class TestBrokenEnd(unittest.TestCase):
    def tearDown(self):
        raise RuntimeError("tear down fails")

    def test_a(self):
        self.fail("and the test too")

    def test_b(self):
        pass


class TestBrokenClass(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise OSError("no class")

    def test_never(self):
        print("never")


@unittest.skip("the whole class")
class TestSkipped(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("never")

    def test_never(self):
        print("never")


class TestAsync(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        self.events = ["setUp"]

    async def asyncSetUp(self):
        await asyncio.sleep(0.5)
        self.events.append("asyncSetUp")

    async def asyncTearDown(self):
        print(self.events, asyncio.get_running_loop().time() > 0)

    async def test_async(self):
        await asyncio.sleep(1)
        self.addAsyncCleanup(asyncio.sleep, 0, "x")
        self.events.append("test")

    async def test_async_fails(self):
        await asyncio.sleep(0)
        self.assertTrue(False)

    async def test_timeout(self):
        with self.assertRaises(asyncio.TimeoutError):
            await asyncio.wait_for(asyncio.sleep(5), 1)

    def test_sync(self):
        self.events.append("sync")

    async def test_context(self):
        from contextlib import asynccontextmanager

        @asynccontextmanager
        async def resource():
            print("open")
            yield 5
            print("close")
        self.assertEqual(await self.enterAsyncContext(resource()), 5)


class Result(unittest.TextTestResult):
    def addSuccess(self, test):
        super().addSuccess(test)
        print("own result:", test.id())


def make_suite():
    suite = unittest.TestSuite()
    for case in (TestParts, TestBroken, TestBrokenEnd, TestBrokenClass, TestSkipped, TestAsync):
        suite.addTest(unittest.defaultTestLoader.loadTestsFromTestCase(case))
    return suite


print(make_suite().countTestCases())


def timeless(text):
    import re
    text = re.sub(r'  File "/usr/lib.*\n.*\n.*\^+\n', "", text)
    return re.sub(r"in [0-9.]+s", "in 0s", re.sub(r'File "[^"]*"', "File", text))


import io
for verbosity in (0, 1, 2):
    stream = io.StringIO()
    suite = make_suite()
    result = unittest.TextTestRunner(stream, verbosity=verbosity, resultclass=Result).run(suite)
    print(suite.countTestCases(), list(suite)[:2])
    print(timeless(stream.getvalue()) if verbosity else stream.getvalue()[-60:])
    print(result.testsRun, len(result.errors), len(result.failures), len(result.skipped),
          len(result.expectedFailures), len(result.unexpectedSuccesses), result.wasSuccessful())
print(repr(result))
print([(str(test), reason) for test, reason in result.skipped])
one = TestParts("test_pass")
print(one, repr(one), one.id(), one.shortDescription(), one == TestParts("test_pass"))
result = unittest.TestResult()
one.run(result)
print(result, result.wasSuccessful())
try:
    TestParts("test_missing")
except ValueError as e:
    print(e)
print(unittest.TestLoader().getTestCaseNames(TestBrokenEnd))
stream = io.StringIO()
unittest.TextTestRunner(stream, failfast=True).run(unittest.TestSuite(
    [TestParts("test_fail"), TestParts("test_pass")]))
print(stream.getvalue().splitlines()[0])


class TestOld(unittest.TestCase):
    def test_old(self):
        with warnings.catch_warnings(record=True) as found:
            warnings.simplefilter("always")
            self.assertEquals(1, 1)
        print(found[0].message, found[0].category.__name__)

    def test_returns(self):
        return 5

    def test_function(self):
        unittest.FunctionTestCase(lambda: print("function")).run(unittest.TestResult())


with warnings.catch_warnings(record=True) as found:
    warnings.simplefilter("always")
    unittest.TextTestRunner(io.StringIO()).run(unittest.makeSuite(TestOld))
print([str(w.message).partition("<")[0] for w in found])
