# A generator expression as an argument, with a comma behind it, needs parentheses of its own.
print(sum(n * n for n in range(4)))
print(sum(n for n in range(4),))
