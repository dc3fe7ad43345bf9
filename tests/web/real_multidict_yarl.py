# Compared with the real multidict 6.0 and yarl 1.8 (README.md here says how).
from multidict import *
import yarl
d = CIMultiDict([('A', '1'), ('B', '2'), ('a', '3')])
for x in (d.keys(), d.values(), d.items(), CIMultiDictProxy(d).keys(), CIMultiDictProxy(d).items()):
    print(x, type(x), len(x))
print('a' in d.keys(), ('A', '1') in d.items(), list(d.keys()), d.getall('a'), d, d == {'A': '1'}, dict(d), d.get('z'), type(next(iter(d))))
for f in (lambda: d['zz'], lambda: d.getall('zz'), lambda: CIMultiDictProxy(d).foo, lambda: CIMultiDictProxy({'a': 1}), lambda: d.add(1, 2), lambda: CIMultiDictProxy(d).__setitem__('a', 1), lambda: d.popitem(), lambda: d.pop('A'), lambda: d.setdefault('q', 'w'), lambda: d.update({'B': '9'}), lambda: d.extend(C='4'), lambda: d):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
m = MultiDict(a=1, b=2)
print(m, m | {'c': 3} if hasattr(m, '__or__') else '', m.copy(), m.popall('a'), len(m), bool(MultiDict()))
u = yarl.URL('https://user:pw@a.dev:8080/p/q.html?x=1&y=2&x=3#f')
for n in ('scheme', 'user', 'password', 'host', 'port', 'path', 'query', 'query_string', 'fragment', 'name', 'parts', 'parent', 'suffix', 'raw_path', 'path_qs', 'authority', 'explicit_port'):
    print(n, getattr(u, n, None))
print(u / 'z', u.with_query(a=1), u.with_query({'a': [1, 2]}), u % {'z': 5}, u.update_query(x=9), u.with_path('/r'), u.with_host('b.dev'), u.with_port(None), u.with_scheme('http'), u.with_fragment(None), u.origin(), u.relative(), u.join(yarl.URL('../s')), u.human_repr(), u.is_absolute(), u.is_default_port())
print(yarl.URL('a b/ü?q=ü x'), yarl.URL.build(scheme='http', host='a.dev', path='/x', query={'a': 'b c'}), yarl.URL('http://a.dev') == yarl.URL('http://a.dev/'), yarl.URL('http://a.dev:80/'), repr(yarl.URL('/x')), yarl.URL('http://ü.dev/').host, yarl.URL('http://a.dev') / 'x' / 'y', yarl.URL('http://a.dev/x/').parent, yarl.URL('http://a.dev/x').with_name('y'), yarl.URL('http://a.dev/x?a=1').without_query_params('a') if hasattr(yarl.URL, 'without_query_params') else '')
for f in (lambda: yarl.URL(5), lambda: yarl.URL('http://a.dev') / '/x', lambda: yarl.URL('/x').origin(), lambda: yarl.URL('http://a.dev').with_query(a=True), lambda: yarl.URL('http://a.dev').with_query(a=None), lambda: yarl.URL('http://a.dev').with_port('x'), lambda: yarl.URL('x').host):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
