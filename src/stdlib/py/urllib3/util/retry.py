"""When to try again."""
import _web


class Retry:
    """How often to try again after what, and how long to wait before."""
    DEFAULT_ALLOWED_METHODS = frozenset(["DELETE", "GET", "HEAD", "OPTIONS", "PUT", "TRACE"])
    RETRY_AFTER_STATUS_CODES = frozenset([413, 429, 503])
    DEFAULT_BACKOFF_MAX = 120

    def __init__(self, total=10, connect=None, read=None, redirect=None, status=None, other=None,
                 allowed_methods=DEFAULT_ALLOWED_METHODS, status_forcelist=None, backoff_factor=0,
                 backoff_max=DEFAULT_BACKOFF_MAX, raise_on_redirect=True, raise_on_status=True,
                 history=None, respect_retry_after_header=True, remove_headers_on_redirect=(),
                 backoff_jitter=0.0):
        self.total, self.connect, self.read = total, connect, read
        self.redirect, self.status, self.other = redirect, status, other
        self.allowed_methods = allowed_methods
        self.status_forcelist = set(status_forcelist or ())
        self.backoff_factor, self.backoff_max = backoff_factor, backoff_max
        self.raise_on_status = raise_on_status
        self.respect_retry_after_header = respect_retry_after_header
        self._tries = 0

    def __repr__(self):
        return (f"{type(self).__name__}(total={self.total}, connect={self.connect}, "
                f"read={self.read}, redirect={self.redirect}, status={self.status})")

    def get_backoff_time(self):
        if self._tries <= 1:
            return 0
        return min(self.backoff_factor * 2 ** (self._tries - 1), self.backoff_max)

    def _after(self):
        """The same, with one try less."""
        import copy
        other = copy.copy(self)
        other._tries += 1
        if other.total is not None:
            other.total -= 1
        for name in ("connect", "read", "status"):
            number = getattr(self, name)
            if number is not None and number is not False:
                setattr(other, name, number - 1)
        return other

    def _is_left(self, kind):
        number = getattr(self, kind)
        if number is False:
            return False
        return (self.total is None or self.total > 0) and (number is None or number > 0)

    def _next_pause(self, request, exchange):
        """Seconds until the next try; None: there is none; -1: there have been too many."""
        is_allowed = not self.allowed_methods or request.method in self.allowed_methods
        if exchange.failure is not None:
            is_read = exchange.failure in (_web.READ_TIMEOUT, _web.RESET)
            if not self._is_left("read" if is_read else "connect") or (is_read and not is_allowed):
                return None
        elif exchange.answer.status in self.status_forcelist and is_allowed:
            if not self._is_left("status"):
                return -1 if self.raise_on_status else None
        else:
            return None
        wait = exchange.answer.header("retry-after") if exchange.answer else ""
        if wait.isdecimal() and self.respect_retry_after_header:
            return int(wait)
        return self._after().get_backoff_time()
