from asyncio import sleep, create_subprocess_exec

print(sleep, create_subprocess_exec)
