"""Words of a command line, split and quoted as a shell does it."""

__all__ = ["shlex", "split", "quote", "join"]


class shlex:
    """The words of a text, one at a time."""

    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        text = "" if instream is None else instream
        self._text = text if isinstance(text, str) else text.read()
        self.infile = infile
        self.posix = posix
        self.whitespace = " \t\r\n"
        self.whitespace_split = False
        self.commenters = "#"
        self.quotes = "'\""
        self.escape = "\\"
        self.escapedquotes = '"'
        self.wordchars = ("abcdfeghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"
                          "ßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ")
        self.eof = None if posix else ""
        self.lineno = 1
        self.punctuation_chars = "();<>|&" if punctuation_chars is True else punctuation_chars or ""
        if self.punctuation_chars:
            self.wordchars += "~-./*?="
        self._at = 0
        self._pushed = []

    def push_token(self, token):
        self._pushed.insert(0, token)

    def get_token(self):
        return self._pushed.pop(0) if self._pushed else self.read_token()

    def _is_word(self, c):
        return c in self.wordchars or self.whitespace_split and c not in self.punctuation_chars

    def read_token(self):
        text, size = self._text, len(self._text)
        while self._at < size:
            c = text[self._at]
            if c in self.commenters:
                end = text.find("\n", self._at)
                self._at = size if end < 0 else end + 1
                self.lineno += 1
            elif c in self.whitespace:
                self.lineno += c == "\n"
                self._at += 1
            else:
                break
        if self._at >= size:
            return self.eof
        c = text[self._at]
        if c in self.punctuation_chars:
            start = self._at
            while self._at < size and text[self._at] in self.punctuation_chars:
                self._at += 1
            return text[start:self._at]
        if not self.posix and c in self.quotes:
            end = text.find(c, self._at + 1)
            if end < 0:
                raise ValueError("No closing quotation")
            token = text[self._at:end + 1]
            self._at = end + 1
            return token
        if not self._is_word(c) and not (self.posix and (c in self.quotes or c in self.escape)):
            self._at += 1
            return c
        return self._word()

    def _word(self):
        text, size = self._text, len(self._text)
        out = []
        while self._at < size:
            c = text[self._at]
            if c in self.whitespace or c in self.punctuation_chars or c in self.commenters:
                break
            self._at += 1
            if self.posix and c in self.escape:
                if self._at >= size:
                    raise ValueError("No escaped character")
                out.append(text[self._at])
                self._at += 1
            elif self.posix and c in self.quotes:
                out.append(self._quoted(c))
            elif self._is_word(c) or c in self.quotes:
                out.append(c)
            else:
                self._at -= 1
                break
        return "".join(out)

    def _quoted(self, quote):
        text, size = self._text, len(self._text)
        out = []
        while True:
            if self._at >= size:
                raise ValueError("No closing quotation")
            c = text[self._at]
            self._at += 1
            if c == quote:
                return "".join(out)
            if quote in self.escapedquotes and c in self.escape:
                following = text[self._at:self._at + 1]
                if not following:
                    raise ValueError("No escaped character")
                if following not in (quote, c):
                    out.append(c)
                c = following
                self._at += 1
            out.append(c)

    def __iter__(self):
        return self

    def __next__(self):
        token = self.get_token()
        if token == self.eof:
            raise StopIteration
        return token


def split(s, comments=False, posix=True):
    if s is None:
        raise ValueError("s argument must not be None")
    words = shlex(s, posix=posix)
    words.whitespace_split = True
    if not comments:
        words.commenters = ""
    return list(words)


_safe = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-")


def quote(s):
    if not s:
        return "''"
    return s if _safe.issuperset(s) else "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command):
    return " ".join(quote(word) for word in split_command)
