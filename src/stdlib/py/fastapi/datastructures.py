"""Parts of a request, as Starlette has them."""
from starlette.datastructures import Address, FormData, Headers, QueryParams, State, URL
from starlette.datastructures import UploadFile as _UploadFile


class UploadFile(_UploadFile):
    """A file that came with a form."""
