"""What lies around every request."""


class Middleware:
    def __init__(self, cls, **options):
        self.cls, self.options = cls, options

    def __iter__(self):
        return iter((self.cls, self.options))

    def __repr__(self):
        inner = [self.cls.__name__] + [f"{name}={value!r}" for name, value in self.options.items()]
        return f"Middleware({', '.join(inner)})"
