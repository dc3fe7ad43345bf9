# The program starts the server itself.
import uvicorn
from fastapi import FastAPI

service = FastAPI()


@service.get("/")
def root():
    return "root"


if __name__ == "__main__":
    print("before")
    uvicorn.run(service, host="0.0.0.0", port=9000, log_level="warning")
    print("after")
