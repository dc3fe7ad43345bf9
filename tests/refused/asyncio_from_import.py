from asyncio import sleep, start_server

print(sleep, start_server)
