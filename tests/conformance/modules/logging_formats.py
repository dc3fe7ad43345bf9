# logging: what a Formatter's text must be like.
import logging

for fmt, style in (("hello", "%"), ("%(nope", "%"), ("%(message)", "%"), ("%(message)s", "%"),
                   ("%(levelname)-8s|%(lineno)4d", "%"), ("{x", "{"), ("plain", "{"), ("{}", "{"),
                   ("{message:>8}", "{"), ("$message", "$"), ("plain", "$"), ("%(asctime)s", "?")):
    try:
        print(repr(fmt), logging.Formatter(fmt, style=style).usesTime())
    except ValueError as e:
        print(repr(fmt), style, e)
print(logging.Formatter("hello", validate=False).format(logging.makeLogRecord({"msg": "m"})))
try:
    logging.basicConfig(format="no fields here")
except ValueError as e:
    print(e)
