# Texts in EUC-KR, CP949 and one-byte encodings: both ways, errors and what is done about them.
for text in ("한글", "똠방각하", "햏", "abc 가나다 123", "漢字", "ㄱㅏ"):
    for name in ("euc-kr", "cp949", "utf-8"):
        data = text.encode(name)
        print(text, name, data.hex(" "), data.decode(name) == text)
print(b"\xb0\xa1\xb3\xaa".decode("EUC_KR"), "가".encode("ms949"), "é".encode("cp1252"), "Я".encode("koi8-r"))
print("price: 5€".encode("cp1252"), "é".encode("cp437"), b"\xe9\xff".decode("iso8859-2"), "ş".encode("cp1254"))
for attempt in (lambda: "가é".encode("euc-kr"), lambda: "한글".encode("cp1252"), lambda: b"\xb0".decode("cp949"),
                lambda: b"a\x81\x20b".decode("cp949"), lambda: b"\xff\xff".decode("euc-kr"), lambda: b"\x81".decode("cp1252"),
                lambda: "한글".encode("utf-8").decode("euc-kr"), lambda: "한글".encode("cp949").decode("utf-8"),
                lambda: b"\xa4\xd4".decode("euc-kr"), lambda: "x".encode("no-such-codec")):
    try:
        print(attempt())
    except (UnicodeError, LookupError) as error:
        print(type(error).__name__, error)
print("가é나".encode("euc-kr", "replace"), "é가".encode("euc-kr", "ignore"), "é".encode("cp949", "xmlcharrefreplace"))
print(b"\xb0\xa1\xff\xb3\xaa".decode("cp949", "replace"), b"\x81\x8dok".decode("cp1252", "ignore"), b"\xff".decode("euc-kr", "backslashreplace"))
