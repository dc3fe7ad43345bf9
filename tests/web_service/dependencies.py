# Dependencies: functions, coroutines, classes, with yield, of each other, for a whole router.
from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, Header, HTTPException

app = FastAPI()


def paging(skip: int = 0, limit: int = 10):
    print("paging", skip, limit)
    return {"skip": skip, "limit": limit}


async def open_session():
    print("open")
    try:
        yield "session"
    except Exception as error:
        print("session saw", repr(error))
        raise
    finally:
        print("close")


def open_file(session: str = Depends(open_session)):
    print("file opened with", session)
    yield f"file of {session}"
    print("file closed")


class Filter:
    def __init__(self, size: int = 1, paging: dict = Depends(paging)):
        self.size, self.paging = size, paging


async def need_token(x_token: Annotated[str | None, Header()] = None):
    if x_token != "secret":
        raise HTTPException(status_code=403, detail="no token")


@app.get("/items")
async def items(page: Annotated[dict, Depends(paging)]):
    print("endpoint", page)


@app.get("/both")
def both(session: str = Depends(open_session), file: str = Depends(open_file),
         page: dict = Depends(paging), again: dict = Depends(paging)):
    print("endpoint", session, "and", file, page is again)


@app.get("/wrong")
async def wrong(session: str = Depends(open_session)):
    raise HTTPException(status_code=400, detail="wrong")


@app.get("/class")
async def by_class(chosen: Filter = Depends()):
    print(type(chosen).__name__, chosen.size, chosen.paging)


@app.get("/fail")
async def fail(session: str = Depends(open_session)):
    raise ValueError("failed")


admin = APIRouter(dependencies=[Depends(need_token)])


@admin.get("/admin")
async def for_admins():
    print("admin")


app.include_router(admin)
