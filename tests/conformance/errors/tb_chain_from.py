class ConfigError(Exception): pass
def load():
    try:
        return int("abc")
    except ValueError as e:
        raise ConfigError("bad config") from e
try:
    load()
except ConfigError as e:
    raise SystemError("top") from None
