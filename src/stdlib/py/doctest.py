"""Examples in docstrings, run and compared with what they promise."""
import re as _re
import sys as _sys
from collections import namedtuple as _namedtuple
from _helpers import run_example as _run_example, source_line as _source_line

TestResults = _namedtuple("TestResults", "failed attempted")
_flag_names = ("DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE", "NORMALIZE_WHITESPACE",
               "ELLIPSIS", "SKIP", "IGNORE_EXCEPTION_DETAIL", "REPORT_UDIFF", "REPORT_CDIFF",
               "REPORT_NDIFF", "REPORT_ONLY_FIRST_FAILURE", "FAIL_FAST")
OPTIONFLAGS_BY_NAME = {name: 1 << index for index, name in enumerate(_flag_names)}
globals().update(OPTIONFLAGS_BY_NAME)
BLANKLINE_MARKER = "<BLANKLINE>"
ELLIPSIS_MARKER = "..."
_divider = "*" * 70


class Example:
    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = source if source.endswith("\n") else source + "\n"
        self.want = want if not want or want.endswith("\n") else want + "\n"
        self.exc_msg = exc_msg
        self.lineno = lineno
        self.indent = indent
        self.options = options or {}


class DocTest:
    def __init__(self, examples, globs, name, filename, lineno, docstring):
        self.examples = examples
        self.globs = dict(globs)
        self.name = name
        self.filename = filename
        self.lineno = lineno
        self.docstring = docstring

    def __repr__(self):
        count = len(self.examples)
        many = "no examples" if not count else "1 example" if count == 1 else f"{count} examples"
        return f"<DocTest {self.name} from {self.filename}:{self.lineno} ({many})>"

    def _key(self):
        return self.name, self.filename or "", -1 if self.lineno is None else self.lineno, id(self)

    def __lt__(self, other):
        return self._key() < other._key()


_option = _re.compile(r"#\s*doctest:\s*([^\n'\"]*)$", _re.MULTILINE)
_traceback = _re.compile(r"Traceback \((?:most recent call last|innermost last)\):\s*$")


class DocTestParser:
    def parse(self, string, name="<string>"):
        """Texts and examples in turn."""
        lines = string.expandtabs().split("\n")
        margins = [len(line) - len(line.lstrip()) for line in lines if line.strip()]
        margin = min(margins, default=0)
        lines = [line[margin:] for line in lines]
        out, text = [], []
        i = 0
        while i < len(lines):
            stripped = lines[i].lstrip(" ")
            if not stripped.startswith(">>>"):
                text.append(lines[i])
                i += 1
                continue
            if stripped[3:4] not in ("", " "):
                raise ValueError(f"line {i + 1} of the docstring for {name} lacks blank after "
                                 f">>>: {lines[i]!r}")
            out.append("\n".join(text))
            text = []
            indent = len(lines[i]) - len(stripped)
            start = i
            source = [stripped[4:]]
            i += 1
            while i < len(lines) and lines[i].lstrip(" ").startswith("...") and \
                    lines[i][indent:indent + 3] == "..." and lines[i][indent + 3:indent + 4] in \
                    ("", " "):
                source.append(lines[i][indent + 4:])
                i += 1
            want = []
            while i < len(lines) and lines[i].strip() and \
                    not lines[i].lstrip(" ").startswith(">>>"):
                if lines[i][:indent].strip():
                    raise ValueError(f"line {i + 1} of the docstring for {name} has inconsistent "
                                     f"leading whitespace: {lines[i]!r}")
                want.append(lines[i][indent:])
                i += 1
            out.append(self._example(source, want, start, indent, name))
        out.append("\n".join(text))
        return out

    def _example(self, source, want, lineno, indent, name):
        source, want = "\n".join(source), "\n".join(want)
        message = None
        if _traceback.match(want.split("\n")[0]):
            rest = want.split("\n")[1:]
            for at, line in enumerate(rest):
                if line[:1].isalnum() or line[:1] == "_":
                    message = "\n".join(rest[at:]) + "\n"
                    break
        options = {}
        for found in _option.finditer(source):
            for word in found[1].replace(",", " ").split():
                if word[0] not in "+-" or word[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError(f"line {lineno + 1} of the doctest for {name} has an invalid "
                                     f"option: {word!r}")
                options[OPTIONFLAGS_BY_NAME[word[1:]]] = word[0] == "+"
        return Example(source, want, message, lineno, indent, options)

    def get_examples(self, string, name="<string>"):
        return [part for part in self.parse(string, name) if isinstance(part, Example)]

    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)


class DocTestFinder:
    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._parser = parser
        self._verbose = verbose
        self._recurse = recurse
        self._exclude_empty = exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        import inspect
        if name is None:
            name = getattr(obj, "__name__", None)
            if name is None:
                raise ValueError("DocTestFinder.find: name must be given when obj.__name__ "
                                 f"doesn't exist: {type(obj)!r}")
        if module is None:
            module = obj if inspect.ismodule(obj) else \
                _sys.modules.get(getattr(obj, "__module__", None))
        globs = dict(module.__dict__ if module else {}) if globs is None else dict(globs)
        globs.update(extraglobs or {})
        globs.setdefault("__name__", "__main__")
        tests = []
        self._find(tests, obj, name, module, globs, set(), inspect)
        tests.sort()
        return tests

    def _find(self, tests, obj, name, module, globs, seen, inspect):
        if self._verbose:
            print("Finding tests in", name)
        if id(obj) in seen:
            return
        seen.add(id(obj))
        test = self._test_of(obj, name, module, globs, inspect)
        if test is not None:
            tests.append(test)
        if not self._recurse:
            return
        if inspect.ismodule(obj):
            for own, value in obj.__dict__.items():
                value_inner = inspect.unwrap(value) if callable(value) else value
                if (inspect.isroutine(value_inner) or inspect.isclass(value)) and \
                        getattr(value_inner, "__module__", None) == obj.__name__:
                    self._find(tests, value, f"{name}.{own}", module, globs, seen, inspect)
            for own, value in getattr(obj, "__test__", {}).items():
                self._find(tests, value, f"{name}.__test__.{own}", module, globs, seen, inspect)
        elif inspect.isclass(obj):
            for own, value in obj.__dict__.items():
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                if isinstance(value, property) or inspect.isclass(value) and \
                        value.__module__ == obj.__module__ or inspect.isfunction(
                            inspect.unwrap(value) if callable(value) else value):
                    self._find(tests, value, f"{name}.{own}", module, globs, seen, inspect)

    def _test_of(self, obj, name, module, globs, inspect):
        doc = obj if isinstance(obj, str) else getattr(obj, "__doc__", None)
        if not isinstance(doc, str):
            doc = "" if doc is None else str(doc)
        if self._exclude_empty and not doc:
            return None
        filename = getattr(module, "__file__", None) or getattr(module, "__name__", None)
        return self._parser.get_doctest(doc, globs, name, filename,
                                        self._line_of(obj, filename, inspect))

    def _line_of(self, obj, filename, inspect):
        """The line, counted from 0, where the object's docstring starts; or None."""
        if inspect.ismodule(obj):
            return 0
        line = None
        if inspect.isclass(obj):
            n = 1
            pattern = _re.compile(rf"^\s*class\s*{obj.__name__}\b")
            while (text := _source_line(filename or "", n)) is not None:
                if pattern.match(text):
                    line = n - 1
                    break
                n += 1
        if isinstance(obj, property):
            obj = obj.fget
        obj = inspect.unwrap(obj) if callable(obj) and not inspect.isclass(obj) else obj
        code = getattr(obj, "__code__", None)
        if code is not None and getattr(obj, "__doc__", None):
            line = code.co_firstlineno - 1
        if line is None:
            return None
        quoted = _re.compile(r"(^|.*:)\s*\w*(\"|')")
        n = line
        while (text := _source_line(filename or "", n + 1)) is not None:
            if quoted.match(text):
                return n
            n += 1
        return None


class OutputChecker:
    def check_output(self, want, got, optionflags):
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (
                ("True\n", "1\n"), ("False\n", "0\n")):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = _re.sub(rf"(?m)^{_re.escape(BLANKLINE_MARKER)}\s*?$", "", want)
            got = _re.sub(r"(?m)^[^\S\n]+$", "", got)
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got, want = " ".join(got.split()), " ".join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and _match_ellipsis(want, got)

    def output_difference(self, example, got, optionflags):
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = _re.sub(r"(?m)^[ ]*(?=\n)", BLANKLINE_MARKER, got)
        if want and got:
            return f"Expected:\n{_indent(want)}Got:\n{_indent(got)}"
        if want:
            return f"Expected:\n{_indent(want)}Got nothing\n"
        return f"Expected nothing\nGot:\n{_indent(got)}" if got else \
            "Expected nothing\nGot nothing\n"


def _match_ellipsis(want, got):
    if ELLIPSIS_MARKER not in want:
        return want == got
    first, *middle, last = want.split(ELLIPSIS_MARKER)
    if not got.startswith(first) or not got[len(first):].endswith(last):
        return False
    at, end = len(first), len(got) - len(last)
    for part in middle:
        at = got.find(part, at, end)
        if at < 0:
            return False
        at += len(part)
    return at <= end


def _indent(text):
    return _re.sub(r"(?m)^(?!$)", "    ", text)


def _show(value):
    if value is not None:
        import builtins
        print(repr(value))
        builtins._ = value


class DocTestRunner:
    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = "-v" in _sys.argv if verbose is None else verbose
        self.optionflags = optionflags
        self.tries = self.failures = 0
        self._counts = {}

    def report_start(self, out, test, example):
        if self._verbose:
            wanted = "Expecting:\n" + _indent(example.want) if example.want else \
                "Expecting nothing\n"
            out("Trying:\n" + _indent(example.source) + wanted)

    def report_success(self, out, test, example, got):
        if self._verbose:
            out("ok\n")

    def report_failure(self, out, test, example, got):
        out(self._header(test, example) +
            self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        import traceback
        text = "".join(traceback.format_exception(*exc_info))
        first = "Traceback (most recent call last):\n"
        if text.startswith(first):
            text = (first + '  File "/usr/lib/python3.11/doctest.py", line 1351, in __run\n'
                    '    exec(compile(example.source, filename, "single",\n' + text[len(first):])
        out(self._header(test, example) + "Exception raised:\n" + _indent(text))

    def _header(self, test, example):
        place = f"line {test.lineno + example.lineno + 1}, in {test.name}" \
            if test.lineno is not None else f"line ?, in {test.name}"
        where = f'File "{test.filename}", {place}' if test.filename else \
            f"Line {example.lineno + 1}, in {test.name}"
        return f"{_divider}\n{where}\nFailed example:\n{_indent(example.source)}"

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        import io
        real = _sys.stdout
        out = out or real.write
        failed = tried = 0
        names = test.globs
        names["__displayhook__"] = _show
        for number, example in enumerate(test.examples):
            flags = self.optionflags
            for flag, on in example.options.items():
                flags = flags | flag if on else flags & ~flag
            if flags & SKIP:
                continue
            tried += 1
            quiet = flags & REPORT_ONLY_FIRST_FAILURE and failed
            if not quiet:
                self.report_start(out, test, example)
            caught = None
            _sys.stdout = buffer = io.StringIO()
            try:
                _run_example(example.source, names, f"<doctest {test.name}[{number}]>")
            except KeyboardInterrupt:
                raise
            except BaseException:
                caught = _sys.exc_info()
            finally:
                _sys.stdout = real
            got = buffer.getvalue()
            if got and not got.endswith("\n"):
                got += "\n"
            if caught is None:
                fine = self._checker.check_output(example.want, got, flags)
            elif example.exc_msg is None:
                failed += 1
                if not quiet:
                    self.report_unexpected_exception(out, test, example, caught)
                continue
            else:
                import traceback
                message = traceback.format_exception_only(*caught[:2])[-1]
                fine = self._checker.check_output(example.exc_msg, message, flags)
                if not fine and flags & IGNORE_EXCEPTION_DETAIL:
                    fine = _kind_of(example.exc_msg) == _kind_of(message)
                got += "".join(traceback.format_exception(*caught))
            if fine:
                if not quiet:
                    self.report_success(out, test, example, got)
                continue
            failed += 1
            if not quiet:
                self.report_failure(out, test, example, got)
            if flags & FAIL_FAST:
                break
        if clear_globs:
            names.clear()
        self.failures += failed
        self.tries += tried
        before = self._counts.get(test.name, (0, 0))
        self._counts[test.name] = (before[0] + failed, before[1] + tried)
        return TestResults(failed, tried)

    def summarize(self, verbose=None):
        verbose = self._verbose if verbose is None else verbose
        empty = sorted(name for name, (f, t) in self._counts.items() if not t)
        passed = sorted((name, t) for name, (f, t) in self._counts.items() if t and not f)
        failed = sorted((name, f, t) for name, (f, t) in self._counts.items() if f)
        if verbose:
            if empty:
                print(len(empty), "items had no tests:")
                for name in empty:
                    print("   ", name)
            if passed:
                print(len(passed), "items passed all tests:")
                for name, count in passed:
                    print(f" {count:3d} tests in {name}")
        if failed:
            print(_divider)
            print(len(failed), "items had failures:")
            for name, bad, count in failed:
                print(f" {bad:3d} of {count:3d} in {name}")
        if verbose:
            print(self.tries, "tests in", len(self._counts), "items.")
            print(self.tries - self.failures, "passed and", self.failures, "failed.")
        if self.failures:
            print(f"***Test Failed*** {self.failures} failures.")
        elif verbose:
            print("Test passed.")
        return TestResults(self.failures, self.tries)


def _kind_of(message):
    """The name of an exception without module and text."""
    return message.split("\n")[0].split(":")[0].rpartition(".")[2].strip()


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0,
            extraglobs=None, raise_on_error=False, exclude_empty=False):
    if m is None:
        m = _sys.modules.get("__main__")
    import inspect
    if not inspect.ismodule(m):
        raise TypeError(f"testmod: module required; {m!r}")
    finder = DocTestFinder(exclude_empty=exclude_empty)
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in finder.find(m, name or m.__name__, globs=globs, extraglobs=extraglobs):
        runner.run(test)
    if report:
        runner.summarize()
    return TestResults(runner.failures, runner.tries)


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None,
                           optionflags=0):
    finder = DocTestFinder(verbose=verbose, recurse=False)
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in finder.find(f, name, globs=globs):
        runner.run(test, compileflags=compileflags)
