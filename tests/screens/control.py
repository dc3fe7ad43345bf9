import asyncio


async def main():
    print("bell \a, escape \x1b[31mred\x1b[0m, delete \x7f, tab\tand return\rback")
    print("한글과 日本語, combining e\u0301, zero\u200bwidth, right-to-left \u202eabc\u202c, 🐍")
    await asyncio.sleep(1)
    raise SystemExit("\x1b[2J gone \x9b1m")


asyncio.run(main())
