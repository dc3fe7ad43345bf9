"""math: the gamma function to its last digit, and combinations of huge numbers."""
import math

for x in 0.5, 3.3, 10.1, 100.5, -0.5, -2.7, 1e10, 1.5, 2.5, 7, 20, 0.1, 1e-5, 150.25, 171.5, 1e-300:
    print(x, math.lgamma(x), end=" ")
    try:
        print(math.gamma(x))
    except OverflowError as e:
        print(e)
print(math.comb(10 ** 20, 2), math.comb(2 ** 70, 2 ** 70 - 2), math.perm(2 ** 64, 3))
for function, k in (math.perm, 10 ** 20), (math.comb, 10 ** 20):
    try:
        function(10 ** 40, k)
    except OverflowError as e:
        print(e)
