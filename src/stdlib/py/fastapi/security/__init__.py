"""Who is it?  What a request brings to say so."""
from fastapi.exceptions import HTTPException as _HTTPException
from fastapi.params import Form as _Form
from pydantic import BaseModel as _BaseModel
from starlette.requests import Request as _Request


class HTTPAuthorizationCredentials(_BaseModel):
    scheme: str
    credentials: str


class HTTPBasicCredentials(_BaseModel):
    username: str
    password: str


def _split(request):
    scheme, _, rest = (request.headers.get("authorization") or "").partition(" ")
    return scheme, rest


class HTTPBase:
    def __init__(self, *, scheme="", scheme_name=None, description=None, auto_error=True):
        self.scheme, self.auto_error = scheme, auto_error
        self.scheme_name = scheme_name or type(self).__name__

    _asks_for = "Bearer"                  # what a refusal says that it wants

    def _refuse(self, detail, headers=None):
        if self.auto_error:
            raise _HTTPException(401, detail, headers or {"WWW-Authenticate": self._asks_for})


class HTTPBearer(HTTPBase):
    def __init__(self, **options):
        super().__init__(scheme="bearer", **options)

    async def __call__(self, request: _Request):
        scheme, credentials = _split(request)
        if not (scheme and credentials) or scheme.lower() != "bearer":
            return self._refuse("Not authenticated")
        return HTTPAuthorizationCredentials(scheme=scheme, credentials=credentials)


class HTTPBasic(HTTPBase):
    def __init__(self, *, realm=None, **options):
        super().__init__(scheme="basic", **options)
        self.realm = realm

    async def __call__(self, request: _Request):
        asked = {"WWW-Authenticate": f'Basic realm="{self.realm}"' if self.realm else "Basic"}
        scheme, param = _split(request)
        if scheme.lower() != "basic":
            return self._refuse("Not authenticated", asked)
        import base64
        try:
            text = base64.b64decode(param).decode("ascii")
        except ValueError:
            raise _HTTPException(401, "Invalid authentication credentials", asked) from None
        username, colon, password = text.partition(":")
        if not colon:
            raise _HTTPException(401, "Invalid authentication credentials", asked)
        return HTTPBasicCredentials(username=username, password=password)


class OAuth2PasswordBearer(HTTPBase):
    def __init__(self, tokenUrl, scheme_name=None, scopes=None, description=None, auto_error=True):
        super().__init__(scheme="bearer", scheme_name=scheme_name, auto_error=auto_error)
        self.token_url, self.scopes = tokenUrl, scopes or {}

    async def __call__(self, request: _Request):
        scheme, token = _split(request)
        if scheme.lower() != "bearer":
            return self._refuse("Not authenticated")
        return token


class OAuth2PasswordRequestForm:
    def __init__(self, *, grant_type: str | None = _Form(default=None, pattern="password"),
                 username: str = _Form(), password: str = _Form(), scope: str = _Form(default=""),
                 client_id: str | None = _Form(default=None),
                 client_secret: str | None = _Form(default=None)):
        self.grant_type, self.username, self.password = grant_type, username, password
        self.scopes = scope.split()
        self.client_id, self.client_secret = client_id, client_secret


class _APIKey(HTTPBase):
    _asks_for = "APIKey"

    def __init__(self, *, name, **options):
        super().__init__(**options)
        self.name = name

    async def __call__(self, request: _Request):
        key = self.find(request)
        return key if key else self._refuse("Not authenticated")


class APIKeyHeader(_APIKey):
    def find(self, request):
        return request.headers.get(self.name)


class APIKeyQuery(_APIKey):
    def find(self, request):
        return request.query_params.get(self.name)


class APIKeyCookie(_APIKey):
    def find(self, request):
        return request.cookies.get(self.name)
