"""Complex numbers."""
z = 3 + 4j
print(z, z.real, z.imag, abs(z), z.conjugate(), z * 2, z * z, z / 2, z ** 2, -z, z == 3 + 4j)
print(complex(1, 2), complex("1+2j"), complex(3), complex(), 1j * 1j, 2j, -1j, complex(0, -1), complex(-0.0, 1))
print(type(z), bool(0j), z != 1, hash(1 + 0j), (1 + 2j) + 1.5, repr(1e20j), 1.5 + 2.5j)
print(f"{z:.2f} {z}", format(z, ""), str(z))
try:
    z < z
except TypeError as e:
    print(e)
try:
    int(z)
except TypeError as e:
    print(e)
try:
    z // 2
except TypeError as e:
    print(e)
print(sum([1j, 2, 3.5]), (1 + 1j) ** 0.5, 1j ** 2, (2 + 0j) ** 3)
