import asyncio
import aiohttp


async def main():
    async with aiohttp.ClientSession() as session:
        async with session.ws_connect("wss://echo.dev") as socket:
            await socket.send_str("x")


asyncio.run(main())
