"""Tests: cases, assertions and a runner that prints what CPython's does."""
from unittest.result import TestResult
from unittest.case import (FunctionTestCase, SkipTest, TestCase, addModuleCleanup,
                           doModuleCleanups, enterModuleContext, expectedFailure, skip, skipIf,
                           skipUnless)
from unittest.suite import BaseTestSuite, TestSuite
from unittest.loader import (TestLoader, defaultTestLoader, findTestCases, getTestCaseNames,
                             makeSuite)
from unittest.runner import TestProgram, TextTestResult, TextTestRunner, main
from unittest.async_case import IsolatedAsyncioTestCase

__all__ = ["TestResult", "TestCase", "IsolatedAsyncioTestCase", "TestSuite", "TextTestRunner",
           "TestLoader", "FunctionTestCase", "main", "defaultTestLoader", "SkipTest", "skip",
           "skipIf", "skipUnless", "expectedFailure", "TextTestResult", "addModuleCleanup",
           "doModuleCleanups", "enterModuleContext", "getTestCaseNames", "makeSuite",
           "findTestCases"]
