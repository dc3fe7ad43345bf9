"""Forms with files in them."""
import io as _io
from starlette.datastructures import Headers as _Headers, UploadFile as _UploadFile

__all__ = ["MultiPartException", "parse_parts"]


class MultiPartException(Exception):
    def __init__(self, message):
        self.message = message


def _parameters(text):
    """{name: value} of what stands behind a header's first word."""
    found = {}
    for part in text.split(";")[1:]:
        name, _, value = part.strip().partition("=")
        found[name.lower()] = value.strip('"')
    return found


def parse_parts(content_type, body):
    """(name, text or UploadFile) of each part."""
    boundary = _parameters(content_type).get("boundary")
    if not boundary:
        raise MultiPartException("Missing boundary in multipart.")
    found = []
    for part in body.split(b"--" + boundary.encode())[1:]:
        if part.startswith(b"--"):
            break
        head, _, content = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        content = content.removesuffix(b"\r\n")
        headers = {}
        for line in head.decode("utf-8").split("\r\n"):
            key, _, value = line.partition(":")
            headers[key.strip().lower()] = value.strip()
        what = _parameters(headers.get("content-disposition", ""))
        if "name" not in what:
            raise MultiPartException(
                'The Content-Disposition header field "name" must be provided.')
        if "filename" in what:
            file = _UploadFile(_io.BytesIO(content), size=len(content), filename=what["filename"],
                               headers=_Headers(headers))
            found.append((what["name"], file))
        else:
            found.append((what["name"], content.decode("utf-8")))
    return found
