import asyncio

async def numbers():
    try:
        n = 0
        while True:
            yield n
            n += 1
    finally:
        print("cleanup", asyncio.get_running_loop().time())
        await asyncio.sleep(1)
        print("cleaned", asyncio.get_running_loop().time())

async def main():
    global gen
    gen = numbers()
    print(await anext(gen), await anext(gen))

asyncio.run(main())
print("end of program")
