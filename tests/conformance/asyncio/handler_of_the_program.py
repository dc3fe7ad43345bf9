# set_exception_handler(): who sees what, and what is left to the default.
import asyncio


def handler(loop, context):
    print(sorted(context), context["message"], repr(context.get("exception")))
    if isinstance(context.get("exception"), KeyError):
        raise RuntimeError("the handler fails too")


async def fail(error):
    raise error


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    print(loop.get_exception_handler() is handler)
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
    task = asyncio.create_task(fail(ValueError("nobody looks")))
    await asyncio.sleep(0)
    del task
    await asyncio.sleep(0)
    loop.call_exception_handler({"message": "made by hand", "extra": 1})
    loop.set_exception_handler(None)
    try:
        loop.set_exception_handler("text")
    except TypeError as error:
        print(error)


asyncio.run(main())
