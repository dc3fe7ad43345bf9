class A:
    def __init__(self): self.x = 1
    def get(self): return x_value
A().get()
