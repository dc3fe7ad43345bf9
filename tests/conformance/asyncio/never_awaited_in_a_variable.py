import asyncio
async def f(): pass
async def main():
    c = f()
    print("x")
asyncio.run(main())
async def main2():
    for c in [f(), f()]: print("loop")
    try: raise ValueError
    except ValueError: print("v")
    await asyncio.sleep(0)
asyncio.run(main2())
async def sub():
    d = f()
    await asyncio.sleep(0)
    return 1
async def main3():
    await sub()
    t = asyncio.create_task(sub())
    await t
    print("t")
asyncio.run(main3())
def plain():
    e = f()
plain()
print("end")
