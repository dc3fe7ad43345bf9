import asyncio
import gc
import warnings


async def coro():
    pass


def forget():
    coro()


with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    forget()
    forget()
    print([(str(w.message), w.category.__name__, w.lineno) for w in seen])

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    forget()
    print("ignored")

with warnings.catch_warnings():
    warnings.simplefilter("error")
    forget()
    print("an error nobody can catch")

with warnings.catch_warnings():
    warnings.filterwarnings("ignore", message="coroutine 'co")
    forget()
    print("ignored by its text")


def show(message, category, filename, lineno, file=None, line=None):
    print("shown:", message, category.__name__, lineno)


forget()
forget()
before = warnings.showwarning
warnings.showwarning = show
coro()
warnings.showwarning = before


async def main():
    warnings.filterwarnings("ignore", category=RuntimeWarning)
    coro()
    await asyncio.sleep(0.1)
    try:
        asyncio.run(coro())
    except RuntimeError as error:
        print(error)


asyncio.run(main())
