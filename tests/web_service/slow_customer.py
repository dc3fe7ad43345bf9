# A customer who sends slowly keeps only his own request waiting.
from fastapi import FastAPI

app = FastAPI()


@app.post("/upload")
async def upload(body: dict):
    print("received", body)
    return body


@app.get("/quick")
async def quick():
    return "quick"


@app.post("/never")
async def never():
    return "answered before the body was there"
