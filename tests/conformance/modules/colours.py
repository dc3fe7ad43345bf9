"""colorsys: there and back."""
import colorsys

steps = [0.0, 0.1, 0.25, 1 / 3, 0.5, 0.7, 0.99, 1.0]
for name in "yiq", "hls", "hsv":
    there, back = getattr(colorsys, "rgb_to_" + name), getattr(colorsys, name + "_to_rgb")
    for r in steps:
        for g in steps:
            print(name, r, g, [(there(r, g, b), back(*there(r, g, b)), back(r, g, b))
                               for b in steps])
print([colorsys.hsv_to_rgb(i / 6, 1, 255) for i in range(7)])
