"""unittest.main(): what a run prints on standard error, and its status."""
import unittest


class TestStack(unittest.TestCase):
    def setUp(self):
        self.stack = [1, 2]

    def test_pop(self):
        """Taking the last one."""
        self.assertEqual(self.stack.pop(), 2)

    def test_wrong(self):
        self.assertEqual(self.stack, [1, 3])

    def test_error(self):
        self.stack.push(3)

    @unittest.skip("slow")
    def test_slow(self):
        pass


if __name__ == "__main__":
    unittest.main(verbosity=2)
