NAME = "own ctypes"
