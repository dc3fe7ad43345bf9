# A recursive descent parser and evaluator for arithmetic.
import re

TOKEN = re.compile(r"\s*(?:(\d+\.?\d*)|(\*\*|[-+*/()]))")


def tokenize(text):
    place = 0
    while place < len(text):
        match = TOKEN.match(text, place)
        if match is None:
            raise SyntaxError(f"unexpected {text[place]!r} at {place}")
        number, operator = match.groups()
        yield ("number", float(number) if "." in number else int(number)) if number else \
              ("operator", operator)
        place = match.end()
    yield "end", None


class Parser:
    def __init__(self, text):
        self.tokens = tokenize(text)
        self.advance()

    def advance(self):
        self.kind, self.value = next(self.tokens)

    def take(self, *operators):
        if self.kind == "operator" and self.value in operators:
            value = self.value
            self.advance()
            return value

    def expression(self):
        result = self.term()
        while operator := self.take("+", "-"):
            right = self.term()
            result = result + right if operator == "+" else result - right
        return result

    def term(self):
        result = self.unary()
        while operator := self.take("*", "/"):
            right = self.unary()
            result = result * right if operator == "*" else result / right
        return result

    def unary(self):
        return -self.unary() if self.take("-") else self.power()

    def power(self):
        base = self.atom()
        return base ** self.unary() if self.take("**") else base

    def atom(self):
        if self.kind == "number":
            value = self.value
            self.advance()
            return value
        if self.take("("):
            value = self.expression()
            if not self.take(")"):
                raise SyntaxError("expected )")
            return value
        raise SyntaxError(f"unexpected {self.kind}")


for text in ["1 + 2 * 3", "(1 + 2) * 3", "2 ** 3 ** 2", "-2 ** 2", "10 / 4 - 1.5", "2 * (3 + ",
             "7 / 0", "3 $ 4", "1 2"]:
    try:
        parser = Parser(text)
        result = parser.expression()
        if parser.kind != "end":
            raise SyntaxError("something is left over")
        print(f"{text:<15} = {result}")
    except (SyntaxError, ZeroDivisionError) as error:
        print(f"{text:<15} ! {type(error).__name__}: {error}")
