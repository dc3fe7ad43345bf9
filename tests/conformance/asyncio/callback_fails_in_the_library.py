import asyncio
async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    loop.call_later(1, f.set_result, 1)
    f.set_result(2)
    await asyncio.sleep(2)
    loop.call_soon(int, "x")
    g = loop.create_future(); g.set_exception(ValueError("plain")); del g
    async def later():
        h = loop.create_future(); h.set_exception(ValueError("thrown"))
        try: await h
        except ValueError: pass
        loop.call_exception_handler({"message": "m", "exception": KeyError("made")})
    await later()
asyncio.run(main())
