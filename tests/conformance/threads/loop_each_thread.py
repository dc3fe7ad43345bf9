"""asyncio.run in several threads: each has a loop of its own; the others have none."""
import asyncio
import threading
import time


async def cook(dish, seconds):
    await asyncio.sleep(seconds)
    print(dish, "by", threading.current_thread().name, asyncio.current_task().get_name()[:5])
    return dish


async def kitchen(first):
    return await asyncio.gather(cook(f"{first} soup", 0.2 + first / 20),
                                cook(f"{first} cake", 0.5 + first / 20))


def run(first, menus):
    menus[first] = asyncio.run(kitchen(first))


menus = {}
threads = [threading.Thread(target=run, args=(n, menus), name=f"kitchen {n}") for n in (0, 1, 2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(menus.items()))


def ask():
    for question in asyncio.get_running_loop, asyncio.get_event_loop, asyncio.current_task:
        try:
            print(question())
        except RuntimeError as error:
            print("RuntimeError:", error)


asker = threading.Thread(target=ask, name="asker")
asker.start()
asker.join()
