import asyncio

async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(future.cancel(), future.cancel(), future.cancelled(), future.done())
    for call in (future.result, future.exception):
        try:
            call()
        except asyncio.CancelledError as error:
            print(repr(error))
    for call in (lambda: future.set_result(1), lambda: future.set_exception(ValueError())):
        try:
            call()
        except asyncio.InvalidStateError as error:
            print(repr(error))
    done = loop.create_future()
    done.set_result(5)
    print(done.cancel(), done.result(), done.exception())
    with_message = loop.create_future()
    with_message.cancel("reason")
    try:
        await with_message
    except asyncio.CancelledError as error:
        print(error.args)

asyncio.run(main())
