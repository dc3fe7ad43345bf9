import circ_a
Y = "b"
def use(): return "b uses " + circ_a.X
