import asyncio, signal, os
async def main():
    asyncio.get_running_loop().call_later(1, os.kill, os.getpid(), signal.SIGINT)
    try: await asyncio.sleep(10)
    except asyncio.CancelledError: print("cancelled, cleaning"); raise
    finally: print("finally")
try: asyncio.run(main())
except KeyboardInterrupt: print("interrupted")
async def m2():
    asyncio.get_running_loop().call_later(1, signal.raise_signal, signal.SIGINT)
    await asyncio.sleep(10)
asyncio.run(m2())
