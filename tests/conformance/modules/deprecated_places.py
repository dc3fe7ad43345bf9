"""What the library warns of names the line of the program that called it."""
import unittest
from enum import Enum


class Color(Enum):
    RED = 1


class Case(unittest.TestCase):
    def runTest(self):
        self.assertEquals(1, 1)


def is_color(thing):
    try:
        return thing in Color
    except TypeError as error:
        return error


print(is_color(1))
Case().runTest()
print(unittest.makeSuite(Case, "run").countTestCases() > 0)
