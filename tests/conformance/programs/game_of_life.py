# Conway's game of life on sets of cells.
from collections import Counter


def step(cells):
    near = Counter((x + dx, y + dy) for x, y in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1)
                   if dx or dy)
    return {cell for cell, count in near.items() if count == 3 or count == 2 and cell in cells}


def draw(cells, width=8, height=5):
    return "\n".join("".join("#" if (x, y) in cells else "." for x in range(width))
                     for y in range(height))


glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for generation in range(4):
    print(f"generation {generation}: {len(glider)} cells")
    print(draw(glider))
    glider = step(glider)
blinker = {(1, 1), (2, 1), (3, 1)}
print(step(step(blinker)) == blinker, step(blinker) == {(2, 0), (2, 1), (2, 2)})
print(sorted(step({(0, 0), (0, 1), (1, 0)})))
