"""What several requests share."""
import _web
from urllib.parse import urlsplit as _urlsplit
from requests.adapters import HTTPAdapter
from requests.cookies import RequestsCookieJar, merged as _merged_cookies
from requests.exceptions import InvalidSchema, TooManyRedirects
from requests.models import PreparedRequest, Request, Response
from requests.structures import CaseInsensitiveDict

_REDIRECTS = 30


def default_headers():
    return CaseInsensitiveDict({"User-Agent": "python-requests/2.32.5",
                                "Accept-Encoding": "gzip, deflate", "Accept": "*/*",
                                "Connection": "keep-alive"})


def _merge(mine, theirs):
    """Both, theirs before mine; None takes a key out."""
    found = CaseInsensitiveDict(mine or {})
    for key, value in (theirs or {}).items():
        if value is None:
            found.pop(key, None)
        else:
            found[key] = value
    return found


class Session:
    def __init__(self):
        self.headers = default_headers()
        self.auth = None
        self.proxies = {}
        self.hooks = {"response": []}
        self.params = {}
        self.verify = True
        self.cert = None
        self.stream = False
        self.trust_env = True
        self.max_redirects = _REDIRECTS
        self.cookies = RequestsCookieJar()
        self.adapters = {}
        self.mount("https://", HTTPAdapter())
        self.mount("http://", HTTPAdapter())

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def close(self):
        for adapter in self.adapters.values():
            adapter.close()

    def mount(self, prefix, adapter):
        self.adapters[prefix] = adapter

    def get_adapter(self, url):
        best = None
        for prefix in self.adapters:
            if url.lower().startswith(prefix.lower()) and (best is None or len(prefix) > len(best)):
                best = prefix
        if best is None:
            raise InvalidSchema(f"No connection adapters were found for {url!r}")
        return self.adapters[best]

    def prepare_request(self, request):
        prepared = PreparedRequest()
        cookies = _merged_cookies(self.cookies, request.cookies)
        params = request.params if not self.params else {**self.params, **request.params}
        prepared.prepare(request.method, request.url, _merge(self.headers, request.headers),
                         request.files, request.data, params, request.auth or self.auth, cookies,
                         None, request.json)
        return prepared

    def request(self, method, url, params=None, data=None, headers=None, cookies=None, files=None,
                auth=None, timeout=None, allow_redirects=True, proxies=None, hooks=None,
                stream=None, verify=None, cert=None, json=None):
        prepared = self.prepare_request(Request(method, url, headers, files, data, params, auth,
                                                cookies, hooks, json))
        return self.send(prepared, timeout=timeout, allow_redirects=allow_redirects,
                         verify=self.verify if verify is None else verify,
                         stream=self.stream if stream is None else stream, hooks=hooks)

    def send(self, request, timeout=None, allow_redirects=True, verify=None, stream=False,
             cert=None, proxies=None, hooks=None):
        verify = self.verify if verify is None else verify
        history = []
        while True:
            if not verify and request.url.lower().startswith("https"):
                _warn_unverified(request.url)
            response = self.get_adapter(request.url).send(request, timeout=timeout, verify=verify)
            self.cookies.update(response.cookies)
            if not response.is_redirect:
                break
            if not allow_redirects:
                response._next = self._redirected(request, response)
                break
            response.content
            history.append(response)
            if len(history) > self.max_redirects:
                raise TooManyRedirects(f"Exceeded {self.max_redirects} redirects.",
                                       response=response)
            request = self._redirected(request, response)
        response.history = history
        if not stream:
            response.content
        for hook in _hooks(self.hooks) + _hooks(hooks):
            changed = hook(response)
            response = response if changed is None else changed
        return response

    def _redirected(self, request, response):
        from urllib.parse import urljoin
        before = _urlsplit(request.url)
        request = request.copy()
        request.url = urljoin(request.url, response.headers["location"])
        parts = _urlsplit(request.url)
        if parts.hostname != before.hostname:
            request.headers.pop("Authorization", None)
        status = response.status_code
        if status == 303 and request.method != "HEAD" or status == 302 and \
                request.method != "HEAD" or status == 301 and request.method == "POST":
            request.method, request.body = "GET", None
            request.headers.pop("Content-Length", None)
            request.headers.pop("Content-Type", None)
        request.headers.pop("Cookie", None)
        sent = self.cookies._header_for(parts)
        if sent:
            request.headers["Cookie"] = sent
        return request

    def get(self, url, **kwargs):
        return self.request("GET", url, **kwargs)

    def options(self, url, **kwargs):
        return self.request("OPTIONS", url, **kwargs)

    def head(self, url, **kwargs):
        kwargs.setdefault("allow_redirects", False)
        return self.request("HEAD", url, **kwargs)

    def post(self, url, data=None, json=None, **kwargs):
        return self.request("POST", url, data=data, json=json, **kwargs)

    def put(self, url, data=None, **kwargs):
        return self.request("PUT", url, data=data, **kwargs)

    def patch(self, url, data=None, **kwargs):
        return self.request("PATCH", url, data=data, **kwargs)

    def delete(self, url, **kwargs):
        return self.request("DELETE", url, **kwargs)


def _hooks(hooks):
    found = (hooks or {}).get("response", [])
    return [found] if callable(found) else list(found)


def _warn_unverified(url):
    import warnings
    from urllib.parse import urlsplit
    from urllib3.exceptions import InsecureRequestWarning
    warnings.warn(f"Unverified HTTPS request is being made to host '{urlsplit(url).hostname}'. "
                  "Adding certificate verification is strongly advised. See: "
                  "https://urllib3.readthedocs.io/en/latest/advanced-usage.html#tls-warnings",
                  InsecureRequestWarning)


def session():
    return Session()
