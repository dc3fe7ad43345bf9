# Compared with the real urlopen (README.md here says how).
import urllib.request, urllib.error, urllib.parse, json

def show(e):
    print(type(e).__name__, '|', e, '|', repr(e)[:200], '|', getattr(e, 'reason', 0), getattr(e, 'code', 0))
from urllib.request import urlopen, Request
with urlopen('https://httpbin.org/get?a=1') as r:
    print(r, r.status, r.code, r.reason, r.getcode(), r.geturl(), r.url, r.msg, r.length, r.closed, r.version)
    print(r.headers['Content-Type'], r.getheader('content-type'), r.getheader('X', 'none'), r.info().get_content_type(), r.headers.get_content_charset(), type(r.headers), list(r.headers)[1:])
    d = json.load(r)
    print(d['args'], d['headers'])
    print(r.read(), r.closed)
print(r.closed)
try:
    print(r.read())
except Exception as e:
    show(e)
for url in ['https://closed.dev', 'https://nowhere.invalid/x?y=1', 'http://cut.dev', 'page.dev', '', 'ftp://x.dev', 'http://', 'https:///x', 'foo://x', 5, None, 'http://page.dev:port/', 'https://httpbin.org/status/404', 'https://httpbin.org/status/500', 'https://bad.dev/', 'https://page.dev/x y']:
    try:
        r = urlopen(url)
        print(url, r.status)
    except Exception as e:
        print(url)
        show(e)
try:
    urlopen('https://httpbin.org/status/404')
except urllib.error.HTTPError as e:
    print(e.code, e.reason, e.msg, e.headers['Content-Type'], e.read()[:20], e.url, e.status, e.geturl(), e.hdrs is e.headers, e.filename, e.fp is not None)
try:
    urlopen('https://slow.dev', timeout=0.2)
except Exception as e:
    show(e)
try:
    urlopen('https://silent.dev', timeout=0.2)
except Exception as e:
    show(e)
req = Request('https://httpbin.org/post', data=urllib.parse.urlencode({'a': 1}).encode(), headers={'X-A': 'b'})
print(req, req.get_method(), req.full_url, req.headers, req.host, req.type, req.selector, req.data)
print(json.load(urlopen(req))['form'])
req = Request('https://httpbin.org/put', data=b'x', method='PUT')
d = json.load(urlopen(req))
print(d['data'], d['headers'])
try:
    urlopen('https://httpbin.org/post', data='text')
except Exception as e:
    show(e)
r = urlopen('https://httpbin.org/redirect/2')
print(r.url, r.status)
with urlopen('https://lines.dev/') as r:
    for line in r:
        print(line)
with urlopen('https://lines.dev/') as r:
    print(r.readline(), r.read(3), r.read1(3), r.readlines(), r.read())
with urlopen('https://lines.dev/') as r:
    b = bytearray(5)
    print(r.readinto(b), b, r.fp is None)
op = urllib.request.build_opener()
op.addheaders = [('User-agent', 'Mozilla/5.0')]
print(json.load(op.open('https://httpbin.org/user-agent')))
urllib.request.install_opener(op)
print(json.load(urlopen('https://httpbin.org/user-agent')))
