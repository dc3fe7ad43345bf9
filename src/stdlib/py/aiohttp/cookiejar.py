"""Cookies, and which of them a request takes along."""
from http.cookies import Morsel as _Morsel, SimpleCookie as _SimpleCookie
from yarl import URL

__all__ = ("CookieJar", "DummyCookieJar")


class DummyCookieJar:
    """Keeps no cookies."""
    quote_cookie = True

    def __init__(self, *, loop=None):
        pass

    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0

    def update_cookies(self, cookies, response_url=None):
        pass

    def filter_cookies(self, request_url=None):
        return _SimpleCookie()

    def clear(self, predicate=None):
        pass

    def clear_domain(self, domain):
        pass


def _is_address(host):
    return ":" in host or host.replace(".", "").isdecimal()


class CookieJar:
    """Cookies by the host and the path that they are for; unsafe: also those of bare addresses."""

    def __init__(self, *, unsafe=False, quote_cookie=True, treat_as_secure_origin=None, loop=None):
        self._unsafe = unsafe
        self.quote_cookie = quote_cookie
        self._cookies = {}                # (domain, path, name) → morsel
        self._is_of_host = set()          # keys of those that are not for the hosts below
        self._ends = {}                   # key → when it is forgotten

    def _forget(self):
        if self._ends:
            from time import time
            for key in [key for key, end in self._ends.items() if end <= time()]:
                self._cookies.pop(key, None)
                del self._ends[key]

    def __iter__(self):
        self._forget()
        return iter(list(self._cookies.values()))

    def __len__(self):
        self._forget()
        return len(self._cookies)

    def update_cookies(self, cookies, response_url=URL()):
        host = response_url.raw_host or ""
        if host and not self._unsafe and _is_address(host):
            return
        for name, given in cookies.items() if hasattr(cookies, "items") else cookies:
            if isinstance(given, _Morsel):
                morsel = given.copy()
            else:
                made = _SimpleCookie()
                made[name] = given
                morsel = made[name]
            domain = morsel["domain"].lstrip(".")
            if domain and host and host != domain and not host.endswith("." + domain):
                continue
            path = morsel["path"]
            if not path.startswith("/"):
                path = "/" + response_url.path[1:response_url.path.rfind("/")] if host else "/"
                morsel["path"] = path
            key = domain or host, path.rstrip("/"), name
            if not domain:
                morsel["domain"] = host
                if host:
                    self._is_of_host.add(key)
            self._keep(key, morsel)
        self._forget()

    def _keep(self, key, morsel):
        self._cookies[key] = morsel
        self._ends.pop(key, None)
        try:
            seconds = int(morsel["max-age"])
        except ValueError:
            return
        from time import time
        self._ends[key] = time() + seconds

    def filter_cookies(self, request_url=URL()):
        self._forget()
        url = URL(request_url)
        host = url.raw_host or ""
        found = _SimpleCookie()
        if host and not self._unsafe and _is_address(host):
            return found
        for key, morsel in self._cookies.items():
            domain, path, name = key
            is_for = not domain or host == domain or (
                key not in self._is_of_host and host.endswith("." + domain))
            if not is_for or not (url.path + "/").startswith(path + "/"):
                continue
            if morsel["secure"] and url.scheme not in ("https", "wss"):
                continue
            sent = _Morsel()
            sent.set(name, morsel.value, morsel.coded_value)
            found[name] = sent
        return found

    def clear(self, predicate=None):
        self._cookies = {} if predicate is None else {
            key: morsel for key, morsel in self._cookies.items() if not predicate(morsel)}

    def clear_domain(self, domain):
        self.clear(lambda morsel: morsel["domain"] == domain
                   or morsel["domain"].endswith("." + domain))
