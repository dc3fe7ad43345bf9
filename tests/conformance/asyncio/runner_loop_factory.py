import asyncio

def make():
    loop = asyncio.new_event_loop()
    print("made", type(loop).__name__, loop)
    return loop

async def main():
    print(asyncio.get_running_loop())
    return "done"

with asyncio.Runner(loop_factory=make, debug=False) as runner:
    print(runner.run(main()))
    print(runner.get_loop())
try:
    asyncio.get_event_loop_policy().get_event_loop()
    print("made a new one")
except RuntimeError as error:
    print(error)
