# Caesar, Vigenere, run-length, Morse, and base conversions.
from itertools import cycle, groupby
from string import ascii_lowercase, ascii_uppercase


def caesar(text, shift):
    table = str.maketrans(ascii_lowercase + ascii_uppercase,
                          ascii_lowercase[shift:] + ascii_lowercase[:shift]
                          + ascii_uppercase[shift:] + ascii_uppercase[:shift])
    return text.translate(table)


def vigenere(text, key, sign=1):
    shifts = cycle(ord(letter) - ord("a") for letter in key)
    return "".join(chr((ord(c) - ord("a") + sign * next(shifts)) % 26 + ord("a"))
                   if c.islower() else c for c in text)


def run_length(text):
    return "".join(f"{sum(1 for _ in run)}{letter}" for letter, run in groupby(text))


def unpack(text):
    result, number = [], ""
    for c in text:
        if c.isdigit():
            number += c
        else:
            result.append(c * int(number))
            number = ""
    return "".join(result)


def to_base(number, base):
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    sign, number = ("-", -number) if number < 0 else ("", number)
    result = digits[number % base]
    while number := number // base:
        result = digits[number % base] + result
    return sign + result


MORSE = dict(zip("abcdefghij", ".- -... -.-. -.. . ..-. --. .... .. .---".split()))

secret = caesar("Hello, World!", 3)
print(secret, caesar(secret, -3), caesar("xyz", 26 + 3 - 26))
hidden = vigenere("attack at dawn", "lemon")
print(hidden, vigenere(hidden, "lemon", -1))
print(run_length("wwwwbbbaaaaaac"), unpack(run_length("wwwwbbbaaaaaac")))
print(" ".join(MORSE[c] for c in "face"), {v: k for k, v in MORSE.items()}["--."])
for number, base in [(255, 2), (255, 16), (-37, 8), (0, 2), (123456789, 36)]:
    text = to_base(number, base)
    print(number, base, text, int(text, base) == number)
print(f"{255:b} {255:o} {255:x} {255:X} {255:#b} {255:#x} {255:012b} {1234567:_} {0b1010} {0o17}")
