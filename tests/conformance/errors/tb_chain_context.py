def cleanup():
    raise OSError("cleanup failed")
try:
    try:
        1 / 0
    finally:
        cleanup()
except OSError:
    raise
