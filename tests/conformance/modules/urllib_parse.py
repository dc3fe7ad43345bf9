"""urllib.parse: addresses taken apart, joined, and quoted."""
from urllib.parse import (parse_qs, parse_qsl, quote, quote_plus, unquote, unquote_plus, urldefrag,
                          urlencode, urljoin, urlparse, urlsplit, urlunparse, urlunsplit)

for url in ("https://user:pw@Example.com:8080/a/b;p?q=1&r=2#top", "http://x", "mailto:a@b.c", "//host/path", "/only/path?x", "path",
            "http://[::1]:80/x", "file:///etc/hosts", "HTTP://A.B/c d", "x:y:z", "?q", "#f", "", "ws://h:1/p", "1http://x"):
    p = urlparse(url)
    print(p, p.geturl(), p.hostname, p.port, p.username, p.password)
    print(urlsplit(url), urlunsplit(urlsplit(url)) == urlunparse(urlparse(url)))
for bad in (lambda: urlparse("http://h:x/").port, lambda: urlparse("http://h:99999").port, lambda: urlparse("http://[::1")):
    try:
        print(bad())
    except ValueError as e:
        print(e)
base = "http://a/b/c/d;p?q"
for url in ("g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", "g#s", ";x", "", ".", "./", "..", "../", "../g", "../..", "../../g", "../../../g",
            "g:h", "http:g", "https://other/x", "./../g", "g/./h", "g/../h", "/./g", "g;x=1/../y"):
    print(repr(url), urljoin(base, url))
print(urljoin("http://x.org/page/1", "2"), urljoin("http://x.org", "a/b"), urljoin("", "x"), urljoin("x", ""), urldefrag("http://x/y#z"))
print(quote("a b/c?d=é&한"), quote("a/b", safe=""), quote_plus("a b+c/d"), quote(b"\xff x"), quote("é", encoding="latin-1"))
print(unquote("a%20b%2Fc%C3%A9"), unquote_plus("a+b%2B"), unquote("%zz%4"), unquote("%ff"), unquote("é%41"))
print(urlencode({"a": 1, "b c": "d&e", "k": "é"}), urlencode([("x", [1, 2])], doseq=True), urlencode({"q": "a b"}, quote_via=quote))
print(parse_qs("a=1&b=2&a=3&c=&d"), parse_qs("a=&b", keep_blank_values=True), parse_qsl("x=1+2&y=%41"))
try:
    parse_qs("a&b", strict_parsing=True)
except ValueError as e:
    print(e)
print(urlparse("http://x/y")._replace(path="/z").geturl(), urlunparse(("https", "h", "p", "", "q=1", "")))
from http import HTTPMethod, HTTPStatus

print([(s.value, s.name, s.phrase, s.description) for s in HTTPStatus])
print(HTTPStatus.OK, repr(HTTPStatus(404)), HTTPStatus.NOT_FOUND == 404, f"{HTTPStatus.OK}", HTTPStatus["CREATED"].phrase)
print([(str(m), m.description, repr(m)) for m in HTTPMethod])
