from array import array
import array as A
a = array('i', [1,2,3])
print(a, a.typecode, a.itemsize, len(a), a[0], a[-1], a[1:], a*2, a+array('i',[9]))
a.append(4); a.extend([5,6]); a.insert(0, -1); print(a, a.pop(), a.index(3), a.count(1)); a.remove(-1); a.reverse(); print(a, list(a), a.tolist())
for v in ('x', 2.5, 2**40, None):
    try: a.append(v)
    except Exception as e: print(type(e).__name__, e)
for c in 'bBhHiIlLqQ':
    for v in (-1, 129):
        try: array(c, [v]); print(c, v, 'ok')
        except Exception as e: print(c, v, type(e).__name__, e)
f = array('d', [1.0, 2.5]); print(f, array('f',[0.1]), array('u','héy'), array('b'), array('B', b'abc'))
print(f.tobytes().hex(), array('d', f.tobytes()) == f, a < array('i',[9]), array('i',[1]) == [1])
for fn in (lambda: a[100], lambda: array('z'), lambda: array('i', 'abc'), lambda: a + [1], lambda: array('i').pop(), lambda: a.index(77), lambda: a.remove(77), lambda: array(), lambda: a['x'], lambda: hash(a)):
    try: print(fn())
    except Exception as e: print(type(e).__name__, e)
a[0] = 100; del a[1]; a[0:2] = array('i',[7,8,9]); print(a, 7 in a, sum(a), max(a), sorted(a), [x for x in a]); a.byteswap(); print(a)
print(A.typecodes, type(a), isinstance(a, array))
import copy; b = copy.copy(a); b[0] = 0; print(a == b, bytes(array('B',[1,2])))
print(memoryview(b'ab').tolist())
