import keyword, errno, numbers, shlex, graphlib, hmac, sched, time, hashlib
from fractions import Fraction
from decimal import Decimal
print(keyword.kwlist, keyword.iskeyword('for'), keyword.softkwlist)
print(errno.ENOENT, errno.errorcode[13], errno.EWOULDBLOCK)
for x in (1, True, 1.5, 2j, Fraction(1,2), 'a'):
    print(type(x), [isinstance(x, c) for c in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral)])
print(issubclass(int, numbers.Real))
try: numbers.Integral()
except TypeError as e: print(e)
for s in ['ls -l "my file" --x=\'a b\'', "a\\ b c", 'a "b', 'echo "he said \\"hi\\"" # c', 'a""b \'\'']:
    try: print(shlex.split(s))
    except ValueError as e: print(e)
print(shlex.quote("it's a test"), shlex.join(['a','b c']), list(shlex.shlex("a = b+'c d' # x")))
print(list(shlex.shlex("a && b; c > d", punctuation_chars=True)))
g = {"D": {"B", "C"}, "C": {"A"}, "B": {"A"}}
g = {"D": ["B", "C"], "C": ["A"], "B": ["A"]}
print(list(graphlib.TopologicalSorter(g).static_order()))
try: list(graphlib.TopologicalSorter({1:[2],2:[3],3:[1]}).static_order())
except graphlib.CycleError as e: print(e.args)
ts = graphlib.TopologicalSorter(g); ts.prepare()
while ts.is_active():
    n = ts.get_ready(); print(n); ts.done(*n)
print(hmac.new(b'key', b'msg', hashlib.sha256).hexdigest(), hmac.new(b'k'*100, b'm', 'md5').hexdigest())
print(hmac.compare_digest('a','a'))
s = sched.scheduler(time.time, time.sleep)
t0 = time.time()
s.enter(0.02, 1, print, argument=('later',)); s.enter(0.015, 2, print, ('b',)); s.enter(0.01, 1, print, ('a',), {'end':'!\n'})
s.run(); print(s.empty())
