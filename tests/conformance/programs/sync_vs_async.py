import asyncio, time
def brew(): print("Start brew_coffee()"); time.sleep(3); print("End brew_coffee()"); return "Coffee ready"
def toast(): print("Start toast_bagel()"); time.sleep(2); print("End toast_bagel()"); return "Bagel toasted"
async def abrew(): print("Start"); await asyncio.sleep(3); print("End"); return "Coffee"
async def atoast(): print("Start2"); await asyncio.sleep(2); print("End2"); return "Bagel"
def main():
    s = time.time(); a, b = brew(), toast(); e = time.time()
    print(f"Result of brew_coffee: {a}\nResult of toast_bagel: {b}\nTotal execution time: {e - s:.2f} seconds")
async def amain():
    s = time.perf_counter(); batch = asyncio.gather(abrew(), atoast()); a, b = await batch; el = time.perf_counter() - s
    print(a, b, f"{el:.2f}"); s = time.perf_counter()
    t1 = asyncio.create_task(abrew()); t2 = asyncio.create_task(atoast()); print(await t1, await t2, f"Total: {time.perf_counter() - s:0.2f}")
if __name__ == "__main__":
    main(); asyncio.run(amain())
