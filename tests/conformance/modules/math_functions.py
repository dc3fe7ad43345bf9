import math

for f in (math.sqrt, math.sin, math.cos, math.tan, math.atan, math.exp, math.log, math.log10,
          math.log2, math.log1p, math.erf, math.sinh, math.cbrt,
          math.degrees, math.radians, math.floor, math.ceil, math.trunc, math.fabs, math.ulp):
    print(f.__name__, f(2.5), f(0.75))
print(math.pi, math.e, math.tau, math.inf, math.nan)
print(math.gcd(12, 18, 27), math.lcm(4, 6), math.factorial(25), math.comb(10, 3), math.perm(5, 2))
print(math.isqrt(10 ** 40 + 1), math.prod([1, 2, 3.5]), math.fsum([0.1] * 10), sum([0.1] * 10))
print(math.hypot(3, 4), math.hypot(1, 2, 3), math.dist((0, 0), (3, 4)), math.atan2(-1, -1))
print(math.modf(-3.25), math.frexp(10), math.ldexp(0.5, 4), math.copysign(3, -0.0))
print(math.isclose(0.1 + 0.2, 0.3), math.isnan(math.nan), math.isinf(-math.inf), math.fmod(-7, 3))
print(math.remainder(7, 4), math.log(8, 2), math.pow(2, 0.5), math.log(10 ** 400))
print(math.floor(-0.5), math.ceil(1e20), math.trunc(-2.7), math.nextafter(1.0, 2.0))
for bad in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.exp(1000),
            lambda: math.factorial(-1), lambda: math.factorial(1.5), lambda: math.sqrt("2"),
            lambda: math.floor(math.inf), lambda: math.ceil(math.nan), lambda: math.acos(2),
            lambda: math.isqrt(-1), lambda: math.comb(-1, 2), lambda: math.sqrt(),
            lambda: math.pow(0, -1), lambda: math.gcd(1.5)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
