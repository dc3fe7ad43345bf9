import asyncio, contextvars

var = contextvars.ContextVar("var", default="default")

async def work(name):
    print(name, "sees", var.get())
    var.set(name)
    await asyncio.sleep(0.1)
    print(name, "keeps", var.get())

async def main():
    var.set("main")
    await asyncio.gather(work("a"), work("b"))
    print("main keeps", var.get())
    await work("inline")
    print("main now", var.get())
    context = contextvars.copy_context()
    context.run(var.set, "own context")
    await asyncio.create_task(work("c"), context=context)
    print(context[var], var.get())
    asyncio.get_running_loop().call_soon(lambda: print("callback", var.get()))
    await asyncio.sleep(0)

asyncio.run(main())
print(var.get())
