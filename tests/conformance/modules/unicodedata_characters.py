import unicodedata as u
print("\N{GREEK SMALL LETTER ALPHA}\N{em dash}\N{LINE FEED}x", f"\N{DIGIT ONE}{1+1}\N{HANGUL SYLLABLE HAN}", "\N{CJK UNIFIED IDEOGRAPH-4E00}", len("\N{NBSP}"))

pts=list(range(0x20,0x300))+list(range(0x1100,0x1130))+[0xac00,0xd7a3,0x4e00,0x9fff,0xf900,0x1f600,0x2460,0xbd,0xb2,0x664,0x5b57]
for p in pts:
    c=chr(p)
    print(hex(p), u.name(c,None), u.category(c), u.bidirectional(c), u.combining(c), u.mirrored(c), u.east_asian_width(c), u.numeric(c,None), u.decimal(c,None), u.digit(c,None), u.decomposition(c))
    n=u.name(c,None)
    if n: assert u.lookup(n)==c
for s in ("é","e\u0301","ﬁ①","한글","\u1112\u1161\u11ab","Å", "ＡＢＣ"):
    for f in ("NFC","NFD","NFKC","NFKD"):
        print(ascii(u.normalize(f,s)), u.is_normalized(f,s), end=" ")
    print()
for f in (lambda: u.name("\x00"), lambda: u.lookup("NO SUCH"), lambda: u.decimal("a"), lambda: u.digit("a"), lambda: u.numeric("a"), lambda: u.normalize("X","a"), lambda: u.name("ab"), lambda: u.name(1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
