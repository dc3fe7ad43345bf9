"""The same colour as red, green and blue, and in three other ways; all from 0 to 1."""
__all__ = ["rgb_to_yiq", "yiq_to_rgb", "rgb_to_hls", "hls_to_rgb", "rgb_to_hsv", "hsv_to_rgb"]


def rgb_to_yiq(r, g, b):
    y = 0.30 * r + 0.59 * g + 0.11 * b
    red, blue = r - y, b - y
    return y, 0.74 * red - 0.27 * blue, 0.48 * red + 0.41 * blue


def yiq_to_rgb(y, i, q):
    colours = (y + 0.9468822170900693 * i + 0.6235565819861433 * q,
               y - 0.27478764629897834 * i - 0.6356910791873801 * q,
               y - 1.1085450346420322 * i + 1.7090069284064666 * q)
    return tuple([0.0 if c < 0.0 else 1.0 if c > 1.0 else c for c in colours])


def _hue(r, g, b, most, width):
    """Where on the circle the colour lies: from red by way of green and blue."""
    red, green, blue = (most - r) / width, (most - g) / width, (most - b) / width
    if r == most:
        place = blue - green
    elif g == most:
        place = 2.0 + red - blue
    else:
        place = 4.0 + green - red
    return place / 6.0 % 1.0


def rgb_to_hls(r, g, b):
    most, least = max(r, g, b), min(r, g, b)
    total, width = most + least, most - least
    light = total / 2.0
    if most == least:
        return 0.0, light, 0.0
    saturation = width / total if light <= 0.5 else width / (2.0 - total)
    return _hue(r, g, b, most, width), light, saturation


def _ramp(low, high, hue):
    hue %= 1.0
    if hue < 1.0 / 6.0:
        return low + (high - low) * hue * 6.0
    if hue < 0.5:
        return high
    if hue < 2.0 / 3.0:
        return low + (high - low) * (2.0 / 3.0 - hue) * 6.0
    return low


def hls_to_rgb(h, l, s):
    if s == 0.0:
        return l, l, l
    high = l * (1.0 + s) if l <= 0.5 else l + s - l * s
    low = 2.0 * l - high
    third = 1.0 / 3.0
    return _ramp(low, high, h + third), _ramp(low, high, h), _ramp(low, high, h - third)


def rgb_to_hsv(r, g, b):
    most, least = max(r, g, b), min(r, g, b)
    if most == least:
        return 0.0, 0.0, most
    return _hue(r, g, b, most, most - least), (most - least) / most, most


def hsv_to_rgb(h, s, v):
    if s == 0.0:
        return v, v, v
    sector = int(h * 6.0)
    part = h * 6.0 - sector
    low, falling, rising = v * (1.0 - s), v * (1.0 - s * part), v * (1.0 - s * (1.0 - part))
    return ((v, rising, low), (falling, v, low), (low, v, rising), (low, falling, v),
            (rising, low, v), (v, low, falling))[sector % 6]
