"""input() replaced: by assignment to builtins, by a mock, by a function of the program."""
import builtins
from unittest.mock import patch

original = builtins.input
builtins.input = lambda prompt="": f"faked {prompt}"
print(input("x"))
builtins.input = original
with patch("builtins.input", side_effect=["a", "b"]) as asked:
    print(input("q1"), input("q2"), asked.call_args_list)
print(input is original, callable(input), input.__name__)
answers = iter(["Kim", "5"])


def ask():
    name = input("name ")
    return name, int(input("number "))


with patch("builtins.input", lambda prompt: next(answers)):
    print(ask())
print("typed:", input())


def input(prompt):
    return prompt[::-1]


print(input("abc"))
