# Files that customers send; a dependency that turns errors into answers, and one that hides them.
from fastapi import Depends, FastAPI, HTTPException, UploadFile

app = FastAPI()


@app.post("/notes")
async def notes(file: UploadFile):
    text = (await file.read()).decode()
    return {"name": file.filename, "lines": text.count("\n")}


@app.post("/two")
def two(left: UploadFile, right: UploadFile | None = None):
    print(left)
    return [left.size, right]


def guarded():
    try:
        yield "guard"
    except LookupError as error:
        raise HTTPException(409, f"guard: {error}")
    finally:
        print("guard leaves")


def hides():
    try:
        yield
    except LookupError:
        print("hidden")


@app.get("/guarded")
async def fails(name: str = Depends(guarded)):
    raise LookupError(name)


@app.get("/hidden", dependencies=[Depends(hides)])
async def lost():
    raise LookupError("lost")
