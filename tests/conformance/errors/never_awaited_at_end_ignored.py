import warnings
warnings.simplefilter("ignore")
async def coro(): pass
c = coro()
print("end")
