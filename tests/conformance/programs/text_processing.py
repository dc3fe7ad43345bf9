def caesar(s, k): return "".join(chr((ord(c) - (b := 65 if c.isupper() else 97) + k) % 26 + b) if c.isalpha() else c for c in s)
def rle(s):
    out, i = [], 0
    while i < len(s):
        j = i
        while j < len(s) and s[j] == s[i]: j += 1
        out.append(f"{s[i]}{j - i}"); i = j
    return "".join(out)
def palindrome(s): t = [c.lower() for c in s if c.isalnum()]; return t == t[::-1]
def roman(n):
    r = ""
    for v, s in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while n >= v: r += s; n -= v
    return r
def table(rows):
    w = [max(len(str(r[i])) for r in rows) for i in range(len(rows[0]))]
    line = "+" + "+".join("-" * (x + 2) for x in w) + "+"
    out = [line]
    for r in rows: out.append("|" + "|".join(f" {str(c):<{x}} " if isinstance(c, str) else f" {c:>{x}} " for c, x in zip(r, w)) + "|"); out.append(line)
    return "\n".join(out)
print(caesar("Hello, World!", 3), caesar(caesar("abcXYZ", 5), -5), rle("aaabccdddd"), palindrome("A man, a plan, a canal: Panama"), roman(1994), roman(2024))
print(table([("name", "qty"), ("apple", 5), ("kiwi", 12)]))
for i in range(1, 16): print("Fizz" * (i % 3 == 0) + "Buzz" * (i % 5 == 0) or i, end=" ")
print(); n = 4
for i in range(1, n + 1): print(" " * (n - i) + "*" * (2 * i - 1))
for i in range(1, 4): print("\t".join(str(i * j) for j in range(1, 5)))
def pascal(n):
    row = [1]
    for _ in range(n): yield row; row = [a + b for a, b in zip([0] + row, row + [0])]
for r in pascal(5): print(" ".join(map(str, r)).center(20).rstrip())
vowels = {c: "hello world".count(c) for c in "aeiou" if c in "hello world"}; print(vowels, "anagram" if sorted("listen") == sorted("silent") else "no", "-".join("word"[::-1]), " ".join(w.capitalize() for w in "the quick fox".split()), "%-10s|%5.2f|%03d" % ("left", 3.14159, 7))
