"""unittest.mock: patch in all its forms."""
import asyncio
import json
import os
import random
import time
import unittest
from unittest import mock
from unittest.mock import AsyncMock, MagicMock, Mock, patch


class Weather:
    unit = "C"

    def current(self, city):
        return f"{city}: sunny"

    async def fetch(self, city):
        await asyncio.sleep(5)
        return 20


def report(city):
    return Weather().current(city)


def tell(function, *args):
    try:
        print(function(*args))
    except Exception as e:
        print(type(e).__name__, e)


with patch("random.random", return_value=0.5) as fake:
    print(random.random(), fake.call_count)
print(0 <= random.random() < 1 and random.random() != 0.5)
with patch.object(Weather, "current", return_value="rain") as current:
    print(report("Oslo"))
    current.assert_called_once_with("Oslo")
print(report("Oslo"))
with patch.object(Weather, "unit", "F"):
    print(Weather.unit)
print(Weather.unit)
with patch("__main__.Weather") as Fake:
    Fake.return_value.current.return_value = "fake"
    print(report("x"), Fake.mock_calls)
with patch.dict(os.environ, {"MODE": "test"}, HOME="/x"):
    print(os.environ["MODE"], os.environ["HOME"])
print("MODE" in os.environ)
settings = {"a": 1, "b": 2}
with patch.dict(settings, {"c": 3}, clear=True):
    print(settings)
print(settings)
with patch.dict("__main__.settings", a=5):
    print(settings)


@patch("json.dumps")
@patch("time.time", return_value=1)
def decorated(first, fake_time, fake_dumps, last=None):
    fake_dumps.return_value = "dumped"
    return first, time.time(), json.dumps({}), last, fake_time.called


print(decorated("x", last=2))
print(json.dumps({}), decorated.__name__)


@patch.object(Weather, "fetch")
async def async_decorated(fetch):
    print(type(fetch).__name__)
    fetch.return_value = 31
    return await Weather().fetch("Rome")


print(asyncio.run(async_decorated()))


@patch.dict(settings, a="patched")
def with_dict():
    return settings["a"]


print(with_dict(), settings["a"])
patcher = patch.object(Weather, "unit", new="K")
print(patcher.start(), Weather.unit, patcher.stop(), Weather.unit)
one, two = patch("time.time").start(), patch("random.randint", return_value=4).start()
print(random.randint(1, 6), time.time() is one.return_value)
patch.stopall()
print(random.randint(1, 1), type(time.time()).__name__)
with patch.multiple(Weather, unit="R", current=mock.DEFAULT) as made:
    print(Weather.unit, sorted(made), Weather.current is made["current"])
tell(lambda: patch("nothing"))
tell(lambda: patch("__main__.Weather.nothing").__enter__())
tell(lambda: patch("no_such_module_here.x").__enter__())
tell(lambda: patch.object("str", "x"))
tell(lambda: patch("json.dumps", new=1, new_callable=Mock))
with patch("json.extra", create=True, new=5):
    print(json.extra)
print(hasattr(json, "extra"))
with patch("__main__.report", autospec=True) as fake:
    fake.return_value = 1
    print(report("x"))
    tell(report)
with patch("__main__.report", new_callable=AsyncMock) as fake:
    fake.return_value = "awaited"
    print(asyncio.run(report("x")))
with patch("builtins.print") as fake:
    print("nobody sees it")
print(fake.mock_calls)
with patch("builtins.open", mock.mock_open(read_data="data")) as fake:
    with open("file") as f:
        print(f.read())
fake.assert_called_once_with("file")
with patch("asyncio.sleep") as fake:
    print(type(fake).__name__)


@patch("time.time", MagicMock(return_value=7))
class TestPatched(unittest.TestCase):
    def test_class(self):
        self.assertEqual(time.time(), 7)

    @patch.object(Weather, "current")
    def test_method(self, current):
        current.side_effect = ["a", "b"]
        self.assertEqual([report("x"), report("y")], ["a", "b"])
        current.assert_has_calls([mock.call("x"), mock.call("y")])

    def helper(self):
        return time.time()


class TestAsync(unittest.IsolatedAsyncioTestCase):
    @patch.object(Weather, "fetch", new_callable=AsyncMock, return_value=3)
    async def test_fetch(self, fetch):
        self.assertEqual(await Weather().fetch("z"), 3)
        fetch.assert_awaited_once_with("z")

    def setUp(self):
        patcher = patch.object(Weather, "unit", "?")
        self.unit = patcher.start()
        self.addCleanup(patcher.stop)

    async def test_unit(self):
        self.assertEqual(Weather.unit, "?")


result = unittest.TestResult()
for case in (TestPatched, TestAsync):
    unittest.defaultTestLoader.loadTestsFromTestCase(case).run(result)
print(result.testsRun, result.errors, result.failures, Weather.unit)
