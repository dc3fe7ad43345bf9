# except* splits a group; what nobody takes goes on.
import asyncio


async def fail(error):
    raise error


async def main():
    try:
        try:
            async with asyncio.TaskGroup() as group:
                for error in TypeError(1), ValueError(2), OSError(3), ValueError(4):
                    group.create_task(fail(error))
        except* ValueError as values:
            print("took", [e.args for e in values.exceptions])
    except* Exception as rest:
        print("left", [type(e).__name__ for e in rest.exceptions], rest.message)
    try:
        raise ExceptionGroup("outer", [ValueError("a"), ExceptionGroup("inner", [OSError("b")])])
    except* OSError as found:
        print(found, found.exceptions)
    except* ValueError as found:
        print(found.exceptions)


try:
    asyncio.run(main())
except ExceptionGroup as group:
    print(group, group.exceptions)
