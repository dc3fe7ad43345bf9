import struct, math
for f, v in [('i',(1,)),('<i',(-5,)),('>hIq',(1,2,3)),('5s',(b'abc',)),('10s',(b'hello world!',)),('if',(7,3.14)),('>d',(math.pi,)),('<f',(0.1,)),('<e',(1.5,)),('?c',(True,b'x')),('bxh',(1,2)),('3p',(b'abcd',)),('ci',(b'a',2)),('<4B',(1,2,3,255)),('B',(256,)),('b',(-129,)),('h',(40000,)),('H',(-1,)),('i',(2**31,)),('I',(-1,)),('q',(2**63,)),('<q',(2**63,)),('<Q',(-1,)),('i',('a',)),('f',('a',)),('ii',(1,)),('z',(1,)),('3',()),('s',('x',)),('f',(1e39,)),('<f',(1e-42,)),('<d',(5e-324,)),('<e',(65519.0,)),('<e',(65520.0,)),('<f',(float('inf'),)),('<f',(-0.0,)),('!IHB',(1,2,3)),('l',(5,)),('=l',(5,)),('2h 2i',(1,2,3,4)), ('i', (1.5,)), ('P',(2,))]:
    try:
        d = struct.pack(f, *v)
        print(f, d.hex(), struct.calcsize(f), struct.unpack(f, d))
    except Exception as e: print(f, type(e).__name__, e)
s = struct.Struct('>I4s')
print(s.size, s.format, s.pack(7, b'abcd'), s.unpack(s.pack(7,b'abcd')))
try: struct.unpack('i', b'abc')
except struct.error as e: print(e)
b = bytearray(8); struct.pack_into('<I', b, 4, 99); print(b, struct.unpack_from('<I', b, 4))
print(list(struct.iter_unpack('<H', b'\1\0\2\0')))
try: struct.unpack_from('<I', b, 6)
except struct.error as e: print(e)
for m in ('','<','>'):
    for l in 'bBhHiIlLqQ':
        for v in (-1, -2**70, 2**70, 2**40, -2**40, 300):
            try: struct.pack(m+l, v)
            except struct.error as e: print(m+l, v, e)
