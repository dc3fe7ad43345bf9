from .. import VALUE
from . import deep
from ..other import thing
star_visible = "star"
_hidden = 1
def up(): return VALUE, thing, deep.NAME
