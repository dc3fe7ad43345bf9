import asyncio

loop = asyncio.new_event_loop()
loop.stop()
loop.call_soon(print, "one iteration is run")
loop.call_soon(lambda: loop.call_soon(print, "not in this run"))
loop.run_forever()
print("end of first run")
loop.call_soon(loop.stop)
loop.run_forever()
print("end of second run")
loop.close()
