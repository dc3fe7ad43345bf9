import asyncio
import unittest


class TestMath(unittest.TestCase):
    def setUp(self):
        self.n = 2

    def test_add(self):
        self.assertEqual(self.n + 2, 4)

    def test_raises(self):
        with self.assertRaises(ZeroDivisionError):
            1 / 0

    @unittest.skip("later")
    def test_skipped(self):
        self.fail("never")


class TestAsync(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        await asyncio.sleep(0)
        self.ready = True

    async def test_sleep(self):
        await asyncio.sleep(0)
        self.assertTrue(self.ready)


if __name__ == "__main__":
    unittest.main()
