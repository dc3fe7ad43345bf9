#!/usr/bin/python3
"""Animations and pictures by PIL's decoders: sizes, frames, durations, and that both animations
show the same.

    tests/export/pictures.py ASYNCARIUM FILE.py
"""
import subprocess
import sys
import tempfile

from PIL import Image, ImageChops, ImageStat


def check(condition, text):
    if not condition:
        print("FAIL:", text)
        sys.exit(1)


def export(binary, file, to, *options):
    subprocess.run([binary, "export", file, "-o", to, *options], check=True)
    return Image.open(to)


def frames(image):
    for number in range(image.n_frames):
        image.seek(number)
        yield image.convert("RGB"), image.info["duration"]


def main():
    binary, file = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        steps = ("--steps", "1..12", "--view", "both")
        gif = export(binary, file, folder + "/a.gif", *steps)
        apng = export(binary, file, folder + "/a.apng", *steps)
        check(gif.size == apng.size == (960, 540), f"sizes {gif.size} {apng.size}")
        check(gif.n_frames == apng.n_frames == 12, f"frames {gif.n_frames} {apng.n_frames}")
        check(gif.info.get("loop") == 0 and apng.info.get("loop") == 0, "they do not loop")
        for number, ((one, time), (other, same)) in enumerate(zip(frames(gif), frames(apng))):
            check(time == same == (2700 if number == 11 else 900), f"frame {number}: {time} ms, {same} ms")
            worst = ImageStat.Stat(ImageChops.difference(one, other)).mean
            check(max(worst) < 1.5, f"frame {number}: GIF and APNG differ by {worst}")
            still = export(binary, file, folder + "/s.png", "--at", f"step:{number + 1}", "--view", "both", "--scale", "0.6")
            check(ImageChops.difference(other, still.convert("RGB")).getbbox() is None, f"frame {number} is not its picture")
        large = export(binary, file, folder + "/l.png", "--size", "8k", "--transparent")
        check(large.size == (7680, 4320) and large.mode == "RGBA", f"8K: {large.size} {large.mode}")
        check(large.getpixel((0, 0))[3] == 0, "not transparent")
        scaled = export(binary, file, folder + "/x.png", "--size", "800x450", "--scale", "2")
        check(scaled.size == (1600, 900), f"scaled: {scaled.size}")


Image.MAX_IMAGE_PIXELS = None
main()
