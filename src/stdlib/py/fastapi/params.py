"""Where a parameter of an endpoint comes from."""
from pydantic import FieldInfo as _FieldInfo, PydanticUndefined as _Undefined


class Param(_FieldInfo):
    place = "query"

    def __init__(self, default=_Undefined, *, deprecated=None, include_in_schema=True,
                 example=None, embed=None, media_type=None, convert_underscores=True, **what):
        super().__init__(default, **what)
        self.embed, self.convert_underscores = embed, convert_underscores
        self.deprecated = deprecated


class Query(Param):
    place = "query"


class Path(Param):
    place = "path"

    def __init__(self, default=..., **what):
        assert default is ..., "Path parameters cannot have a default value"
        super().__init__(default, **what)


class Header(Param):
    place = "header"


class Cookie(Param):
    place = "cookie"


class Body(Param):
    place = "body"


class Form(Param):
    place = "form"


class File(Form):
    """A file of a form: its content as bytes, or an UploadFile."""


class Depends:
    """What another function gives, asked for each request."""

    def __init__(self, dependency=None, *, use_cache=True):
        self.dependency, self.use_cache = dependency, use_cache

    def __repr__(self):
        name = getattr(self.dependency, "__name__", type(self.dependency).__name__)
        return f"{type(self).__name__}({name}{'' if self.use_cache else ', use_cache=False'})"


class Security(Depends):
    def __init__(self, dependency=None, *, scopes=None, use_cache=True):
        super().__init__(dependency, use_cache=use_cache)
        self.scopes = scopes or []
