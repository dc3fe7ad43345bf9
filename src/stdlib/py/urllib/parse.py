"""URLs taken apart and put together, and text made fit for them."""
from collections import namedtuple as _namedtuple

__all__ = ["urlparse", "urlunparse", "urljoin", "urldefrag", "urlsplit", "urlunsplit", "urlencode",
           "parse_qs", "parse_qsl", "quote", "quote_plus", "quote_from_bytes", "unquote",
           "unquote_plus", "unquote_to_bytes", "DefragResult", "ParseResult", "SplitResult",
           "DefragResultBytes", "ParseResultBytes", "SplitResultBytes"]

_WITH_PATH = ["", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "shttp", "mms",
              "rtsp", "rtspu", "sip", "sips", "prospero", "sftp", "svn", "svn+ssh", "ws", "wss"]
_WITH_HOST = [*_WITH_PATH, "telnet", "snews", "rsync", "nfs", "git", "git+ssh"]
_WITH_PARAMS = ["", "ftp", "hdl", "prospero", "http", "imap", "https", "shttp", "rtsp", "rtspu",
                "sip", "sips", "mms", "sftp", "tel"]
uses_relative, uses_netloc, uses_params = _WITH_PATH, _WITH_HOST, _WITH_PARAMS
_SAFE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")


# --- text or bytes ---


def _to_text(*parts):
    """The parts as text, and what turns a result back into their kind."""
    kinds = {isinstance(part, str) for part in parts if part}
    if len(kinds) > 1:
        raise TypeError("Cannot mix str and non-str arguments")
    if False not in kinds:
        return [*(part or "" for part in parts), lambda result: result]
    texts = [part.decode("ascii") if part else "" for part in parts]
    return [*texts, lambda result: result.encode("ascii") if isinstance(result, str)
            else result.encode()]


# --- results ---


class _HostParts:
    """What can be asked of a network location."""
    __slots__ = ()

    def _marks(self):
        return ("@", ":", "[", "]", "%") if isinstance(self.netloc, str) else (
            b"@", b":", b"[", b"]", b"%")

    def _login(self):
        at, colon, *_ = self._marks()
        login, found, _ = self.netloc.rpartition(at)
        if not found:
            return None, None
        name, has_password, password = login.partition(colon)
        return name, password if has_password else None

    @property
    def username(self):
        return self._login()[0]

    @property
    def password(self):
        return self._login()[1]

    def _place(self):
        at, colon, opening, closing, _ = self._marks()
        place = self.netloc.rpartition(at)[2]
        _, is_bracketed, rest = place.partition(opening)
        if is_bracketed:
            host, _, rest = rest.partition(closing)
            port = rest.partition(colon)[2]
        else:
            host, _, port = place.partition(colon)
        return host, port or None

    @property
    def hostname(self):
        host = self._place()[0]
        if not host:
            return None
        percent = self._marks()[4]
        host, mark, zone = host.partition(percent)
        return host.lower() + mark + zone

    @property
    def port(self):
        port = self._place()[1]
        if port is None:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f"Port could not be cast to integer value as {port!r}")
        number = int(port)
        if number > 65535:
            raise ValueError("Port out of range 0-65535")
        return number


class SplitResult(_namedtuple("SplitResult", "scheme netloc path query fragment"), _HostParts):
    """A URL in five parts."""
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)

    def encode(self, encoding="ascii", errors="strict"):
        return SplitResultBytes(*(part.encode(encoding, errors) for part in self))


class ParseResult(_namedtuple("ParseResult", "scheme netloc path params query fragment"),
                  _HostParts):
    """A URL in six parts."""
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)

    def encode(self, encoding="ascii", errors="strict"):
        return ParseResultBytes(*(part.encode(encoding, errors) for part in self))


class DefragResult(_namedtuple("DefragResult", "url fragment")):
    """A URL, and what was behind its #."""
    __slots__ = ()

    def geturl(self):
        return f"{self.url}#{self.fragment}" if self.fragment else self.url

    def encode(self, encoding="ascii", errors="strict"):
        return DefragResultBytes(*(part.encode(encoding, errors) for part in self))


class SplitResultBytes(_namedtuple("SplitResultBytes", "scheme netloc path query fragment"),
                       _HostParts):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)

    def decode(self, encoding="ascii", errors="strict"):
        return SplitResult(*(part.decode(encoding, errors) for part in self))


class ParseResultBytes(_namedtuple("ParseResultBytes", "scheme netloc path params query fragment"),
                       _HostParts):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)

    def decode(self, encoding="ascii", errors="strict"):
        return ParseResult(*(part.decode(encoding, errors) for part in self))


class DefragResultBytes(_namedtuple("DefragResultBytes", "url fragment")):
    __slots__ = ()

    def geturl(self):
        return self.url + b"#" + self.fragment if self.fragment else self.url

    def decode(self, encoding="ascii", errors="strict"):
        return DefragResult(*(part.decode(encoding, errors) for part in self))


# --- apart and together ---


def _take_scheme(url, scheme):
    word, colon, rest = url.partition(":")
    if colon and word and word[0].isascii() and word[0].isalpha() and all(
            c.isascii() and (c.isalnum() or c in "+-.") for c in word):
        return word.lower(), rest
    return scheme, url


def _check_netloc(netloc):
    if ("[" in netloc) != ("]" in netloc):
        raise ValueError("Invalid IPv6 URL")
    if netloc.isascii():
        return
    import unicodedata
    plain = netloc.translate({ord(c): None for c in "@:#?"})
    normal = unicodedata.normalize("NFKC", plain)
    if plain != normal:
        for c in "/?#@:":
            if c in normal:
                raise ValueError(f"netloc {netloc!r} contains invalid characters under NFKC "
                                 "normalization")


def urlsplit(url, scheme="", allow_fragments=True):
    url, scheme, back = _to_text(url, scheme)
    url = url.lstrip("".join(map(chr, range(33)))).translate({9: None, 10: None, 13: None})
    scheme, url = _take_scheme(url, scheme.strip("".join(map(chr, range(33)))))
    netloc = query = fragment = ""
    if url.startswith("//"):
        end = min((place for place in map(url[2:].find, "/?#") if place >= 0),
                  default=len(url) - 2) + 2
        netloc, url = url[2:end], url[end:]
        _check_netloc(netloc)
    if allow_fragments:
        url, _, fragment = url.partition("#")
    url, _, query = url.partition("?")
    return back(SplitResult(scheme, netloc, url, query, fragment))


def urlparse(url, scheme="", allow_fragments=True):
    url, scheme, back = _to_text(url, scheme)
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ""
    if scheme in uses_params and ";" in path:
        place = path.find(";", max(path.rfind("/"), 0))
        if place >= 0:
            path, params = path[:place], path[place + 1:]
    return back(ParseResult(scheme, netloc, path, params, query, fragment))


def urlunsplit(components):
    scheme, netloc, path, query, fragment, back = _to_text(*components)
    if netloc or (scheme and scheme in uses_netloc and path[:2] != "//"):
        if path and path[0] != "/":
            path = "/" + path
        path = "//" + netloc + path
    if scheme:
        path = scheme + ":" + path
    if query:
        path += "?" + query
    return back(path + "#" + fragment if fragment else path)


def urlunparse(components):
    scheme, netloc, path, params, query, fragment, back = _to_text(*components)
    if params:
        path = f"{path};{params}"
    return back(urlunsplit((scheme, netloc, path, query, fragment)))


def urldefrag(url):
    url, back = _to_text(url)
    if "#" not in url:
        return back(DefragResult(url, ""))
    *parts, fragment = urlparse(url)
    return back(DefragResult(urlunparse((*parts, "")), fragment))


def _walk(base, path):
    """The path as seen from the one of the base, without its . and .. steps."""
    above = base.split("/")
    if above[-1] != "":
        del above[-1]                     # the page; what it lies in remains
    if path[:1] == "/":
        steps = path.split("/")
    else:
        steps = above + path.split("/")
        steps[1:-1] = filter(None, steps[1:-1])
    kept = []
    for step in steps:
        if step == "..":
            if kept:
                kept.pop()
        elif step != ".":
            kept.append(step)
    if steps[-1] in (".", ".."):
        kept.append("")
    return "/".join(kept) or "/"


def urljoin(base, url, allow_fragments=True):
    if not base:
        return url
    if not url:
        return base
    base, url, back = _to_text(base, url)
    below = urlparse(base, "", allow_fragments)
    scheme, netloc, path, params, query, fragment = urlparse(url, below.scheme, allow_fragments)
    if scheme != below.scheme or scheme not in uses_relative:
        return back(url)
    if scheme in uses_netloc:
        if netloc:
            return back(urlunparse((scheme, netloc, path, params, query, fragment)))
        netloc = below.netloc
    if not path and not params:
        return back(urlunparse((scheme, netloc, below.path, below.params, query or below.query,
                                fragment)))
    return back(urlunparse((scheme, netloc, _walk(below.path, path), params, query, fragment)))


# --- quoting ---


def quote_from_bytes(bs, safe="/"):
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError("quote_from_bytes() expected bytes")
    if isinstance(safe, str):
        safe = safe.encode("ascii", "ignore")
    plain = _SAFE.union(c for c in safe if c < 128)
    return "".join(chr(c) if c in plain else f"%{c:02X}" for c in bs)


def quote(string, safe="/", encoding=None, errors=None):
    if isinstance(string, str):
        string = string.encode(encoding or "utf-8", errors or "strict")
    else:
        if encoding is not None:
            raise TypeError("quote() doesn't support 'encoding' for bytes")
        if errors is not None:
            raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe="", encoding=None, errors=None):
    blank = " " if isinstance(string, str) else b" "
    if blank not in string:
        return quote(string, safe, encoding, errors)
    more = safe + (" " if isinstance(safe, str) else b" ")
    return quote(string, more, encoding, errors).replace(" ", "+")


def unquote_to_bytes(string):
    if not string:
        return b""
    if isinstance(string, str):
        string = string.encode("utf-8")
    first, *parts = bytes(string).split(b"%")
    result = [first]
    for part in parts:
        try:
            if len(part) < 2 or not part[:2].isalnum():
                raise ValueError
            result += [bytes([int(part[:2], 16)]), part[2:]]
        except ValueError:
            result += [b"%", part]
    return b"".join(result)


def unquote(string, encoding="utf-8", errors="replace"):
    encoding, errors = encoding or "utf-8", errors or "replace"
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding, errors)
    if "%" not in string:
        return string
    result = []
    place = 0
    while place < len(string):            # runs of ASCII, which may be quoted, and of the rest
        end = place
        while end < len(string) and string[end].isascii() == string[place].isascii():
            end += 1
        run = string[place:end]
        result.append(unquote_to_bytes(run).decode(encoding, errors) if run.isascii() else run)
        place = end
    return "".join(result)


def unquote_plus(string, encoding="utf-8", errors="replace"):
    return unquote(string.replace("+", " "), encoding, errors)


# --- queries ---


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8",
             errors="replace", max_num_fields=None, separator="&"):
    result = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors,
                                 max_num_fields, separator):
        result.setdefault(name, []).append(value)
    return result


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8",
              errors="replace", max_num_fields=None, separator="&"):
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError("Separator must be of type string or bytes.")
    is_bytes = isinstance(qs, (bytes, bytearray))
    text = bytes(qs).decode("ascii") if is_bytes else qs
    if isinstance(separator, bytes):
        separator = separator.decode("ascii")
    if max_num_fields is not None and max_num_fields < 1 + text.count(separator):
        raise ValueError("Max number of fields exceeded")
    result = []
    for field in text.split(separator):
        if not field and not strict_parsing:
            continue
        name, equals, value = field.partition("=")
        if not equals:
            if strict_parsing:
                raise ValueError(f"bad query field: {field!r}")
            if not keep_blank_values:
                continue
        if value or keep_blank_values:
            pair = [unquote_plus(part, encoding, errors) for part in (name, value)]
            result.append(tuple(part.encode("ascii", errors) for part in pair) if is_bytes
                          else tuple(pair))
    return result


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    if hasattr(query, "items"):
        query = query.items()
    else:
        try:
            if len(query) and not isinstance(query[0], tuple):
                raise TypeError
        except TypeError:
            raise TypeError("not a valid non-string sequence or mapping object") from None

    def text(part):
        if isinstance(part, bytes):
            return quote_via(part, safe)
        return quote_via(part if isinstance(part, str) else str(part), safe, encoding, errors)

    pairs = []
    for name, value in query:
        values = [value]
        if doseq and not isinstance(value, (str, bytes)):
            try:
                len(value)
            except TypeError:
                pass
            else:
                values = value
        pairs += [f"{text(name)}={text(one)}" for one in values]
    return "&".join(pairs)
