import asyncio

async def fails():
    raise ValueError("first")

async def main():
    try:
        await fails()
    except ValueError:
        try:
            await asyncio.sleep(0)
            raise KeyError("second")
        except KeyError as error:
            print(repr(error.__context__))
    task = asyncio.create_task(fails())
    try:
        await task
    except ValueError as error:
        print(error is task.exception(), error.__context__)
    try:
        try:
            await asyncio.wait_for(asyncio.sleep(5), 1)
        except TimeoutError as error:
            raise RuntimeError("too slow") from error
    except RuntimeError as error:
        print(repr(error.__cause__), repr(error.__cause__.__cause__))

asyncio.run(main())
