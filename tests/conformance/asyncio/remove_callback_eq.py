# remove_done_callback compares with ==, and an __eq__ may do anything, even end the future.
import asyncio


class Picky:
    def __init__(self, name, future=None):
        self.name = name
        self.future = future

    def __call__(self, future):
        print(self.name, "called")

    def __eq__(self, other):
        if self.future is not None and not self.future.done():
            self.future.set_result(None)
        return self.name == getattr(other, "name", None)


async def main():
    future = asyncio.get_running_loop().create_future()
    for name in ("a", "b", "a", "c"):
        future.add_done_callback(Picky(name))
    print(future.remove_done_callback(Picky("a")), future.remove_done_callback(Picky("x")))
    future.set_result(None)
    await asyncio.sleep(0)


asyncio.run(main())
