"""unittest: every assertion and its message."""
import logging
import unittest
import warnings


class T(unittest.TestCase):
    def runTest(self):
        pass


t = T()


def raises(error):
    raise error


def warn(text="old", category=DeprecationWarning):
    warnings.warn(text, category)


long1 = list(range(60))
long2 = list(range(59)) + [70]
checks = [
    lambda: t.assertEqual(1, 2), lambda: t.assertEqual(1, 2, "why"), lambda: t.assertEqual(1, "1"),
    lambda: t.assertEqual("abc", "abd"), lambda: t.assertEqual("a\nb\nc\n", "a\nx\nc\n"),
    lambda: t.assertEqual("one line", "one lime with more"), lambda: t.assertEqual("a", "b\nc"),
    lambda: t.assertEqual("x" * 200, "x" * 199 + "y"), lambda: t.assertEqual("a" * 100, "b" * 90),
    lambda: t.assertEqual(10 ** 90, 10 ** 90 + 7),
    lambda: t.assertEqual([1, 2, 3], [1, 2, 4]), lambda: t.assertEqual([1, 2], [1, 2, 3, 4]),
    lambda: t.assertEqual([1, 2, 3], []), lambda: t.assertEqual((1, "a"), (1, "b")),
    lambda: t.assertEqual([1], (1,)), lambda: t.assertEqual(long1, long2),
    lambda: t.assertEqual({"a": 1}, {"a": 2, "b": [1]}), lambda: t.assertEqual({1, 2}, {2, 3}),
    lambda: t.assertEqual(frozenset("a"), frozenset()), lambda: t.assertEqual(None, 0),
    lambda: t.assertEqual(1.5, 1.25), lambda: t.assertEqual(b"a", b"b"),
    lambda: t.assertNotEqual(1, 1), lambda: t.assertNotEqual([], [], "same"),
    lambda: t.assertTrue(0), lambda: t.assertTrue([], "empty"), lambda: t.assertFalse("x"),
    lambda: t.assertIs([], []), lambda: t.assertIsNot(None, None), lambda: t.assertIsNone(0),
    lambda: t.assertIsNotNone(None), lambda: t.assertIn(5, [1, 2]),
    lambda: t.assertIn("k", {"a": 1}, "no key"), lambda: t.assertNotIn("a", "abc"),
    lambda: t.assertIsInstance(1, str), lambda: t.assertIsInstance(1, (str, bytes)),
    lambda: t.assertNotIsInstance(True, int), lambda: t.assertLess(2, 1),
    lambda: t.assertLessEqual(2, 1), lambda: t.assertGreater(1, 2),
    lambda: t.assertGreaterEqual(1, 2, "m"), lambda: t.assertAlmostEqual(1.0, 1.1),
    lambda: t.assertAlmostEqual(1.0, 1.1, 2), lambda: t.assertAlmostEqual(1, 2, delta=0.5),
    lambda: t.assertAlmostEqual(1, 2, places=1, delta=1),
    lambda: t.assertNotAlmostEqual(1.0, 1.00000001), lambda: t.assertNotAlmostEqual(1, 1.5, delta=1),
    lambda: t.assertAlmostEqual(1.0, 1.00000001), lambda: t.assertCountEqual([1, 2, 2], [2, 1, 3]),
    lambda: t.assertCountEqual("aab", "baa"), lambda: t.assertSequenceEqual([1], (2,)),
    lambda: t.assertSequenceEqual([1], (1,)), lambda: t.assertListEqual([1], (1,)),
    lambda: t.assertTupleEqual((1,), (1, 2)), lambda: t.assertDictEqual({}, []),
    lambda: t.assertDictEqual({"x": 1}, {"x": 1}), lambda: t.assertSetEqual({1}, {1, 2}, "sets"),
    lambda: t.assertMultiLineEqual("a", 5), lambda: t.assertRegex("abc", "x+"),
    lambda: t.assertNotRegex("abc", "b"), lambda: t.fail(), lambda: t.fail("said"),
    lambda: t.assertRaises(ValueError, int, "1"), lambda: t.assertRaises(ValueError, int, "x"),
    lambda: t.assertRaises((KeyError, IndexError), len, ()),
    lambda: t.assertRaises(KeyError, raises, TypeError("other")),
    lambda: t.assertRaises(5), lambda: t.assertRaises(ValueError, None),
    lambda: t.assertRaisesRegex(ValueError, "b.d", raises, ValueError("bad")),
    lambda: t.assertRaisesRegex(ValueError, "b.d", raises, ValueError("good")),
    lambda: t.assertWarns(DeprecationWarning, warn), lambda: t.assertWarns(UserWarning, warn),
    lambda: t.assertWarnsRegex(DeprecationWarning, "ol", warn),
    lambda: t.assertWarnsRegex(DeprecationWarning, "new", warn),
    lambda: t.addTypeEqualityFunc(int, lambda a, b, msg=None: t.fail("own")) or t.assertEqual(1, 2),
]
for number, check in enumerate(checks):
    try:
        print(number, check())
    except AssertionError as e:
        print(number, "failed:", e)
    except Exception as e:
        print(number, type(e).__name__, e)

with t.assertRaises(ZeroDivisionError) as caught:
    1 / 0
print(repr(caught.exception), caught.exception.__traceback__, caught.expected)
for context in (t.assertRaises(KeyError, msg="my own"), t.assertRaisesRegex(KeyError, "x"),
                t.assertWarns(UserWarning), t.assertLogs("app"), t.assertLogs(level="ERROR")):
    try:
        with context:
            pass
    except AssertionError as e:
        print(e)
with t.assertWarns(UserWarning) as caught:
    warnings.warn("careful")
print(caught.warning, len(caught.warnings), caught.lineno)
with t.assertLogs("app", level="INFO") as logs:
    logging.getLogger("app").info("one %d", 1)
    logging.getLogger("app.part").error("two")
    logging.getLogger("app").debug("not")
print(logs.output, [record.levelname for record in logs.records])
with t.assertNoLogs("app", level="ERROR"):
    logging.getLogger("app").info("fine")
try:
    with t.assertNoLogs():
        logging.getLogger("x").warning("loud")
except AssertionError as e:
    print(e)
t.maxDiff = None
try:
    t.assertEqual(long1, long2)
except AssertionError as e:
    print(len(str(e)) > 600)
t.longMessage = False
for check in (lambda: t.assertTrue(0, "only this"), lambda: t.assertTrue(0)):
    try:
        check()
    except AssertionError as e:
        print(e)
