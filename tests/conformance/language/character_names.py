# \N{...} in strings: names, aliases, Hangul, in f-strings and other literals.
print("\N{GREEK SMALL LETTER ALPHA}\N{em dash}\N{Line Feed}next")
print(f"\N{DIGIT ONE}{1 + 1}\N{HANGUL SYLLABLE HAN}\N{HANGUL SYLLABLE GEUL}{2}")
print("\N{CJK UNIFIED IDEOGRAPH-4E00}", len("\N{NBSP}"), r"\N{raw}", b"\N{bytes}")
print("\N{SNAKE}" "\N{WHITE HEAVY CHECK MARK}" '\N{BULLET}')
