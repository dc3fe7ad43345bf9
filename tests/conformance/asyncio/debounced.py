# Only the last of several quick calls is carried out.
import asyncio


def debounce(seconds):
    def decorate(function):
        handle = None

        def call(*args):
            nonlocal handle
            if handle is not None:
                handle.cancel()
            loop = asyncio.get_running_loop()
            handle = loop.call_later(seconds, function, *args)
        return call
    return decorate


@debounce(1)
def search(text):
    print(f"{asyncio.get_running_loop().time():.1f} search for {text!r}")


async def main():
    for text, pause in [("p", 0.3), ("py", 0.3), ("pyt", 1.5), ("python", 0.9), ("python a", 2)]:
        search(text)
        await asyncio.sleep(pause)


asyncio.run(main())
