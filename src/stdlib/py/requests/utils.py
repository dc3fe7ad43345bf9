"""Small helpers around URLs, headers and cookies."""
from urllib.parse import quote, unquote, urlparse, urlunparse

from requests.sessions import default_headers
from requests.structures import CaseInsensitiveDict


def default_user_agent(name="python-requests"):
    return f"{name}/2.32.5"


def dict_from_cookiejar(cj):
    return dict(cj)


def cookiejar_from_dict(cookie_dict, cookiejar=None, overwrite=True):
    from requests.cookies import cookiejar_from_dict as make
    return make(cookie_dict, cookiejar, overwrite)


def add_dict_to_cookiejar(cj, cookie_dict):
    return cookiejar_from_dict(cookie_dict, cj)


def requote_uri(uri):
    return quote(unquote(uri), safe="!#$%&'()*+,/:;=?@[]~")


def get_encoding_from_headers(headers):
    from _web import charset_of
    kind = headers.get("content-type", "")
    return charset_of(kind) or ("ISO-8859-1" if "text" in kind else
                                "utf-8" if "application/json" in kind else None)
