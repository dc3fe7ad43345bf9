"""Parts of a request, as Starlette has them."""
from starlette.datastructures import Address, FormData, Headers, QueryParams, State, URL
