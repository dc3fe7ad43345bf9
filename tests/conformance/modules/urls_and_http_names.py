# urllib.parse: apart, together, joined, quoted; http's names.
from urllib.parse import *
import urllib.parse as up
for u in ["http://user:pw@Host.COM:8080/a/b;p?q=1&r=2#frag", "//host/path", "mailto:a@b.c", "path/only?x", "http://[::1]:80/", "HTTP://x", "", "http:///x", "file:///etc/p", "https://ex.com?q", "http://h:99999/", "http://h:ab/", "a:b:c", "tel:+1;ext=2", "http://한글.kr/길?키=값"]:
    r = urlparse(u); s = urlsplit(u)
    print(r, s, r.geturl(), s.geturl(), r.hostname, r.username, r.password, sep="\n  ")
    try: print("  ", r.port)
    except ValueError as e: print("  ", e)
base = "http://a/b/c/d;p?q"
for rel in "g:h g ./g g/ /g //g ?y g?y #s g#s g?y#s ;x g;x g;x?y#s . ./ .. ../ ../g ../.. ../../ ../../g ../../../g /./g /../g g. .g g.. ..g ./../g ./g/. g/./h g/../h g;x=1/./y http:g".split() + [""]:
    print(rel, urljoin(base, rel))
print(urljoin("http://x/y", "https://z"), urljoin("", "a"), urljoin("a/b", "c"), urljoin("mailto:a", "b"))
print(quote("a b/ü?&"), quote("a b/ü", safe=""), quote_plus("a b&c/d"), quote(b"\xff"), unquote("a%20b%2Fc%zz%e4%bd%a0%E4"), unquote_plus("a+b%2B"), unquote_to_bytes("%41b"), unquote("한%20"))
print(urlencode({"a": 1, "b c": "d&e", "k": ["x", "y"]}), urlencode({"k": ["x", "y"]}, doseq=True), urlencode([("a", b"\xff"), ("b", "ü")]), urlencode({"a": "b c"}, quote_via=quote))
print(parse_qs("a=1&b=2&a=3&c=&d"), parse_qs("a=1&c=&d", keep_blank_values=True), parse_qsl("x=%20y+z&&q=1"), parse_qs("a=1;b=2", separator=";"), parse_qs(b"a=1"))
print(urldefrag("http://x/y#z"), urlunparse(("http", "h", "p", "", "q=1", "f")), urlunsplit(("", "h", "/p", "", "")), urlparse("http://a/b")._replace(query="x=1").geturl(), urlparse(b"http://a/b"))
for f in (lambda: urlencode("abc"), lambda: urlencode(5), lambda: quote(5), lambda: urljoin("a", b"b"), lambda: urlsplit("http://[x"), lambda: parse_qs("a", strict_parsing=True), lambda: quote("a", encoding=5), lambda: quote_from_bytes("a"), lambda: urlparse(5)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
from http import HTTPStatus, HTTPMethod
print(HTTPStatus.OK, repr(HTTPStatus.NOT_FOUND), HTTPStatus(404).phrase, HTTPStatus.NOT_FOUND.description, HTTPStatus.OK == 200, HTTPStatus["GONE"].value, len(HTTPStatus), f"{HTTPStatus.OK}", HTTPMethod.GET, repr(HTTPMethod.POST), HTTPMethod.GET.description, list(HTTPMethod))
