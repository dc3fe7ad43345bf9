import asyncio

policy = asyncio.get_event_loop_policy()
print(type(policy).__name__, isinstance(policy, asyncio.AbstractEventLoopPolicy))
print(isinstance(policy, asyncio.DefaultEventLoopPolicy))

class MyPolicy(asyncio.DefaultEventLoopPolicy):
    def new_event_loop(self):
        print("new_event_loop")
        return super().new_event_loop()

    def set_event_loop(self, loop):
        print("set_event_loop", loop is not None)
        super().set_event_loop(loop)

async def main():
    print("running")

asyncio.set_event_loop_policy(MyPolicy())
print(type(asyncio.get_event_loop_policy()).__name__)
asyncio.run(main())
asyncio.set_event_loop_policy(None)
print(type(asyncio.get_event_loop_policy()).__name__)
try:
    asyncio.set_event_loop_policy(3)
except TypeError as error:
    print(error)
try:
    asyncio.set_event_loop(3)
except TypeError as error:
    print(error)
