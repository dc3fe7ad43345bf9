import asyncio

loop = asyncio.new_event_loop()

def tick(n):
    print("tick", n, loop.time())
    if n == 3:
        loop.stop()
        print("stopping", loop.is_running())
        loop.call_soon(print, "still in the queue")
    else:
        loop.call_later(1, tick, n + 1)

loop.call_soon(tick, 0)
loop.run_forever()
print("stopped", loop.time(), loop.is_running())
loop.call_soon(loop.stop)
loop.run_forever()
print("again", loop.time())
loop.close()
print(loop.is_closed(), loop)
loop.close()
