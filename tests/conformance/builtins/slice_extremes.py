# Slices with limits and steps at the edge of what a machine word holds.
import sys

indices = (0, None, 1, 3, 41, sys.maxsize, -sys.maxsize - 1, -1, -2, -37)
text = "abcdef" * 4
wide = "가나다라" * 6
good = 0
for start in indices:
    for stop in indices:
        for step in indices[1:]:
            expected = list(text)[start:stop:step]
            assert text[start:stop:step] == "".join(expected)
            assert wide[start:stop:step] == "".join(list(wide)[start:stop:step])
            assert text.encode()[start:stop:step] == "".join(expected).encode()
            assert bytearray(text, "ascii")[start:stop:step] == "".join(expected).encode()
            assert tuple(text)[start:stop:step] == tuple(expected)
            assert [text[i] for i in range(len(text))[start:stop:step]] == expected
            rest = list(text)
            del rest[start:stop:step]
            assert len(rest) + len(expected) == len(text)
            good += 1
print(good, text[:: sys.maxsize], wide[:: -sys.maxsize], "".join(reversed(wide))[1:9:3])
