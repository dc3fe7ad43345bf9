# Tables, boxes, columns, wrapped paragraphs: strings put in shape.
import textwrap

rows = [("planet", "radius km", "moons"), ("Mercury", 2439.7, 0), ("Earth", 6371.0, 1),
        ("Jupiter", 69911.0, 95), ("화성", 3389.5, 2)]


def table(rows):
    widths = [max(len(f"{row[i]}") for row in rows) for i in range(len(rows[0]))]
    edge = "+".join("-" * (width + 2) for width in widths)
    yield f"+{edge}+"
    for number, row in enumerate(rows):
        cells = [f" {cell:<{width}} " if isinstance(cell, str) else f" {cell:>{width},} "
                 for cell, width in zip(row, widths)]
        yield f"|{'|'.join(cells)}|"
        if number == 0:
            yield f"+{edge.replace('-', '=')}+"
    yield f"+{edge}+"


print("\n".join(table(rows)))
text = ("A queue is a line in which whoever came first is served first; a stack is a pile from "
        "which the last thing laid on it is taken first.")
print(textwrap.fill(text, 30, initial_indent="* ", subsequent_indent="  "))
for line in textwrap.wrap(text, 40):
    print(f"[{line:^42}]")
print(textwrap.shorten(text, 40), textwrap.dedent("""
    two
      lines"""), textwrap.indent("a\nb", "> "), sep="\n")
for n in range(1, 6):
    print(" ".join(f"{n * m:3}" for m in range(1, 6)))
print("{:<10}|{:^10}|{:>10}".format("left", "middle", "right"))
print("{0}-{1}-{0} {name!r:>8} {num:+.2e}".format("a", "b", name="x", num=12345.678))
print("%-8s|%5d|%05.1f|%x|%%|%c|%r" % ("old", 42, 3.14159, 255, "z", "q"))
print("tab\tstop".expandtabs(8), "x".center(9, "*"), "7".zfill(4), "-7".zfill(4))
print("one two  three".split(), "a,b,,c".split(","), "k=v=w".partition("="), "a.b.c".rsplit(".", 1))
print("Straße".casefold(), "ǅ".lower(), "title case here".title(), "swap".swapcase(), "ﬁ".upper())
