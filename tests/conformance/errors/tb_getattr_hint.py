class Person:
    def __init__(self): self.first_name = "a"
    def greet(self): pass
p = Person()
p.gret()
