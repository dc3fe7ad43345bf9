"""Values written as source text."""


def literal_eval(node_or_string):
    """The value of a text that holds only literals."""
    text = node_or_string.strip()
    from _helpers import run
    import re
    bare = re.sub(r"""(?s)[rbuRBU]*("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')""", "''", text)
    allowed = re.sub(r"\b(?:None|True|False|[0-9][0-9a-fA-FxXoObB_]*(?:\.[0-9_]*)?"
                     r"(?:[eE][+-]?[0-9]+)?j?)\b|\bset\(\)|''", "0", bare)
    if not re.fullmatch(r"[\s0.,:+\-\[\]{}()]*", allowed) or re.search(r"[0)\]}']\s*[(\[]", allowed):
        raise ValueError(f"malformed node or string: {node_or_string!r}")
    names = {}
    run(f"value = ({text}\n)", names)
    return names["value"]
