import circ_b
X = "a"
def use(): return "a uses " + circ_b.Y
