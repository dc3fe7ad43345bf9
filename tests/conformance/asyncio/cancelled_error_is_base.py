import asyncio

async def work():
    try:
        await asyncio.sleep(1)
    except Exception:
        print("never here")
    except BaseException as error:
        print(type(error).__name__)
        raise

async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True))
    print(issubclass(asyncio.CancelledError, Exception), asyncio.CancelledError.__module__)

asyncio.run(main())
