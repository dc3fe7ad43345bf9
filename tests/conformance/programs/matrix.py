class Matrix:
    def __init__(self, rows): self.rows = [list(r) for r in rows]
    @classmethod
    def identity(cls, n): return cls([[int(i == j) for j in range(n)] for i in range(n)])
    @property
    def shape(self): return len(self.rows), len(self.rows[0])
    @property
    def T(self): return Matrix(zip(*self.rows))
    def __add__(self, o): return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, o.rows)])
    def __mul__(self, k): return Matrix([[a * k for a in r] for r in self.rows])
    __rmul__ = __mul__
    def __matmul__(self, o):
        if self.shape[1] != o.shape[0]: raise ValueError(f"shapes {self.shape} and {o.shape} do not match")
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
    def __pow__(self, n):
        out = Matrix.identity(len(self.rows)); b = self
        while n:
            if n & 1: out = out @ b
            b, n = b @ b, n >> 1
        return out
    def __getitem__(self, ij): i, j = ij; return self.rows[i][j]
    def __setitem__(self, ij, v): i, j = ij; self.rows[i][j] = v
    def __eq__(self, o): return self.rows == o.rows
    def __str__(self): return "\n".join(" ".join(f"{v:4}" for v in r) for r in self.rows)
    def det(self):
        if self.shape == (1, 1): return self[0, 0]
        return sum((-1) ** j * self[0, j] * Matrix([r[:j] + r[j + 1:] for r in self.rows[1:]]).det() for j in range(len(self.rows)))
m = Matrix([[1, 2], [3, 4]])
print(m + m, 2 * m, m @ m.T, m ** 10, sep="\n---\n")
m[0, 0] = 9; print(m[0, 0], m.det(), m == m.T.T, Matrix([[2, 0, 1], [1, 3, 2], [1, 1, 4]]).det(), (Matrix([[1, 1], [1, 0]]) ** 90)[0, 1])
try: m @ Matrix([[1, 2, 3]])
except ValueError as e: print(e)
