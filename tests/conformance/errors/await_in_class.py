"""A class body in an async function is not part of it."""
print("never printed")


async def main():
    class Config:
        value = await load()


async def load():
    return 1
