import asyncio

class Thing:
    def __repr__(self):
        return "<a thing>"

async def main():
    loop = asyncio.get_running_loop()
    loop.call_exception_handler({"message": "only a message"})
    loop.call_exception_handler({})
    loop.call_exception_handler({"message": "more", "zeta": 1, "alpha": Thing(),
                                 "future": "text"})
    loop.default_exception_handler({"message": "with exception",
                                    "exception": ValueError("never raised")})

asyncio.run(main())
