# Backtracking: eight queens, and a small sudoku.
def queens(size, placed=()):
    row = len(placed)
    if row == size:
        yield placed
        return
    for column in range(size):
        if all(column != c and abs(column - c) != row - r for r, c in enumerate(placed)):
            yield from queens(size, placed + (column,))


for size in range(1, 8):
    print(size, sum(1 for _ in queens(size)))
first = next(queens(8))
for column in first:
    print("." * column + "Q" + "." * (7 - column))

grid = [[int(c) for c in line] for line in ["1..4".replace(".", "0"), "0010", "0300", "4002"]]


def allowed(row, column):
    top, left = row // 2 * 2, column // 2 * 2
    used = {*grid[row], *(line[column] for line in grid),
            *(grid[r][c] for r in (top, top + 1) for c in (left, left + 1))}
    return [n for n in range(1, 5) if n not in used]


def solve():
    for row in range(4):
        for column in range(4):
            if grid[row][column] == 0:
                for number in allowed(row, column):
                    grid[row][column] = number
                    if solve():
                        return True
                grid[row][column] = 0
                return False
    return True


print(solve())
for line in grid:
    print(*line)
