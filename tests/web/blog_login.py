"""Log in, keep the token, get a new one when it is no longer good."""
import asyncio

import httpx


class TokenAuth(httpx.Auth):
    def __init__(self, token):
        self.token = token

    def auth_flow(self, request):
        request.headers["Authorization"] = f"Bearer {self.token}"
        yield request


async def main():
    async with httpx.AsyncClient(base_url="https://secure.dev/api") as client:
        token = (await client.post("/login", data={"user": "ada", "password": "secret"})).json()["token"]
        client.headers["Authorization"] = f"Bearer {token}"
        response = await client.get("/me")
        if response.status_code == httpx.codes.UNAUTHORIZED:
            print("token is old")
            client.headers["Authorization"] = "Bearer new"
            response = await client.get("/me")
        print(response.json())
        check = await client.get("https://httpbin.org/bearer", auth=TokenAuth("t1"))
        print(check.json())
    async with httpx.AsyncClient(cookies={"lang": "ko"}) as client:
        await client.get("https://httpbin.org/cookies/set/theme/dark", follow_redirects=True)
        print((await client.get("https://httpbin.org/cookies")).json())


asyncio.run(main())
