NAME = "deep " + __name__
from ...pkg import other as o
