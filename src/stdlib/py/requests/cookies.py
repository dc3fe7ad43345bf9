"""Cookies, each with the host and the path that it is for."""
from collections.abc import MutableMapping as _MutableMapping


class CookieConflictError(RuntimeError):
    """Several cookies have that name."""


class Cookie:
    """One cookie."""

    def __init__(self, name, value, domain="", path="/", **rest):
        self.name, self.value, self.domain, self.path = name, value, domain, path
        self.secure = rest.get("secure", False)
        self.expires = rest.get("expires")

    def __str__(self):
        return f"<Cookie {self.name}={self.value} for {self.domain}{self.path}>"

    __repr__ = __str__

    def _is_for(self, url):
        host = url.hostname or ""
        is_there = not self.domain or host == self.domain.lstrip(".") or (
            self.domain.startswith(".") and host.endswith(self.domain))
        path = self.path.rstrip("/")
        return is_there and ((url.path or "/") + "/").startswith(path + "/") and (
            not self.secure or url.scheme == "https")


def create_cookie(name, value, **kwargs):
    return Cookie(name, value, **kwargs)


class RequestsCookieJar(_MutableMapping):
    """Cookies; as a mapping, their values by name."""

    def __init__(self, policy=None):
        self._cookies = {}                # (domain, path, name) → cookie

    def __iter__(self):
        return iter(list(self._cookies.values()))

    def __len__(self):
        return len(self._cookies)

    def __bool__(self):
        return bool(self._cookies)

    def __repr__(self):
        return f"<RequestsCookieJar[{', '.join(map(str, self))}]>"

    def _find(self, name, domain=None, path=None):
        return [cookie for cookie in self if cookie.name == name
                and domain in (None, cookie.domain) and path in (None, cookie.path)]

    def get(self, name, default=None, domain=None, path=None):
        found = self._find(name, domain, path)
        if len(found) > 1:
            raise CookieConflictError(f"There are multiple cookies with name, {name!r}")
        return found[0].value if found else default

    def __getitem__(self, name):
        found = self._find(name)
        if not found:
            raise KeyError(f"name={name!r}, domain=None, path=None")
        return self.get(name)

    def __contains__(self, name):
        return bool(self._find(name))

    def __setitem__(self, name, value):
        self.set(name, value)

    def __delitem__(self, name):
        for cookie in self._find(name):
            del self._cookies[cookie.domain, cookie.path, name]

    def set_cookie(self, cookie):
        self._cookies[cookie.domain, cookie.path, cookie.name] = cookie
        return cookie

    def set(self, name, value, **kwargs):
        if value is None:
            del self[name]
            return None
        if hasattr(value, "coded_value"):
            value = value.value
        return self.set_cookie(Cookie(name, value, **kwargs))

    def keys(self):
        return [cookie.name for cookie in self]

    def values(self):
        return [cookie.value for cookie in self]

    def items(self):
        return [(cookie.name, cookie.value) for cookie in self]

    iterkeys, itervalues, iteritems = (lambda self: iter(self.keys()),
                                       lambda self: iter(self.values()),
                                       lambda self: iter(self.items()))

    def list_domains(self):
        return list(dict.fromkeys(cookie.domain for cookie in self))

    def list_paths(self):
        return list(dict.fromkeys(cookie.path for cookie in self))

    def get_dict(self, domain=None, path=None):
        return {cookie.name: cookie.value for cookie in self
                if domain in (None, cookie.domain) and path in (None, cookie.path)}

    def clear(self, domain=None, path=None, name=None):
        wanted = (domain, path, name)
        self._cookies = {} if domain is None else {
            key: cookie for key, cookie in self._cookies.items()
            if any(one is not None and one != part for one, part in zip(wanted, key))}

    def update(self, other):
        if isinstance(other, RequestsCookieJar):
            self._cookies.update(other._cookies)
        else:
            for name, value in dict(other).items():
                self.set(name, value)

    def copy(self):
        other = RequestsCookieJar()
        other.update(self)
        return other

    def _extract(self, url, headers):
        """Keeps what an answer to a request for the URL (taken apart) sets."""
        from http.cookies import SimpleCookie
        for key, text in headers:
            if key.lower() != "set-cookie":
                continue
            made = SimpleCookie()
            made.load(text)
            for name, morsel in made.items():
                domain = morsel["domain"] or url.hostname or ""
                if morsel["domain"] and not domain.startswith("."):
                    domain = "." + domain
                path = morsel["path"] or "/"
                if morsel["max-age"] == "0":
                    self._cookies.pop((domain, path, name), None)
                else:
                    self.set_cookie(Cookie(name, morsel.coded_value, domain, path,
                                           secure=bool(morsel["secure"])))

    def _header_for(self, url):
        """What a request for the URL (taken apart) takes along; "" for nothing."""
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self
                         if cookie._is_for(url))


def cookiejar_from_dict(cookie_dict, cookiejar=None, overwrite=True):
    jar = RequestsCookieJar() if cookiejar is None else cookiejar
    for name, value in (cookie_dict or {}).items():
        if overwrite or name not in jar:
            jar.set(name, value)
    return jar


def merged(*many):
    """A jar of all; of two cookies alike the later one counts."""
    jar = RequestsCookieJar()
    for cookies in many:
        if cookies:
            jar.update(cookies)
    return jar
