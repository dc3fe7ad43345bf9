"""Korean identifiers and text."""
이름 = "홍길동"
나이 = 20
def 인사(누구, 말="안녕"):
    return f"{말}, {누구}!"
class 학생:
    def __init__(self, 이름): self.이름 = 이름
    def 소개(self): return f"저는 {self.이름}입니다"
    def __repr__(self): return f"학생({self.이름!r})"
print(인사(이름), 나이 + 1, 학생("철수").소개(), [학생("영희")], 인사.__name__, 학생)
print(len(이름), 이름[0], 이름[::-1], 이름 * 2, "길" in 이름, 이름.find("동"), 이름.center(9, "*"), f"{이름:>6}|{이름:_<6}|")
print("가나다" < "나", sorted(["하", "가", "나"]), "한 글".split(), "가,나".split(","), "-".join("가나다"), {"키": "값"}, "안녕\n하세요")
print(이름.encode("utf-8"), 이름.encode("euc-kr") if False else "", "é".upper(), "ß".upper(), "ǅ".lower(), "İ".lower(), "ﬁ".upper())
try: print(없는이름)
except NameError as e: print(e)
try: 학생("x").없음
except AttributeError as e: print(e)
try: 인사()
except TypeError as e: print(e)
try: {}["키"]
except KeyError as e: print(e)
print("이모지 😀 🎉", len("😀"), "👨‍👩‍👧".encode("utf-8")[:4], "a😀b"[1], "%s님 %d살" % (이름, 나이), "{}님".format(이름))
print("가".isalpha(), "1".isdigit(), "가나".isidentifier(), "Ａ".isupper(), "٣".isdigit(), "½".isnumeric(), "２".isdecimal(), "가 ".isspace())
