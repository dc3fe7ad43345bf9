"""Loggers, handlers and formatters out of a dict."""
import logging
import logging.handlers


def _import(name):
    """The object of a dotted name."""
    parts = name.split(".")
    way = parts.pop(0)
    found = __import__(way)
    for part in parts:
        way += "." + part
        try:
            found = getattr(found, part)
        except AttributeError:
            __import__(way)
            found = getattr(found, part)
    return found


def _resolve(name):
    try:
        return _import(name)
    except ImportError as e:
        raise ValueError(f"Cannot resolve {name!r}: {e}") from e


class DictConfigurator:
    def __init__(self, config):
        self.config = config
        self.formatters, self.filters, self.handlers = {}, {}, {}

    def resolve(self, value):
        """What "ext://sys.stdout" and "cfg://part" stand for."""
        if isinstance(value, str) and value.startswith("ext://"):
            return _resolve(value[6:])
        if isinstance(value, str) and value.startswith("cfg://"):
            found = self.config
            for part in value[6:].split("."):
                found = found[part]
            return found
        return value

    def _custom(self, config):
        factory = config["()"]
        if not callable(factory):
            factory = _resolve(factory)
        props = config.get(".", {})
        kwargs = {key: self.resolve(value) for key, value in config.items()
                  if key not in ("()", ".") and key.isidentifier()}
        made = factory(**kwargs)
        for name, value in props.items():
            setattr(made, name, value)
        return made

    def configure(self):
        config = self.config
        if "version" not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config["version"] != 1:
            raise ValueError(f"Unsupported version: {config['version']}")
        if config.get("incremental", False):
            self._change()
            return
        before = set(logging.root.manager.loggerDict)
        self._clear()
        for what, make, into in (("formatters", self._formatter, self.formatters),
                                 ("filters", self._filter, self.filters),
                                 ("handlers", self._handler, self.handlers)):
            for name in sorted(config.get(what, {})):
                try:
                    into[name] = make(config[what][name])
                except Exception as e:
                    raise ValueError(f"Unable to configure {what[:-1]} {name!r}") from e
                if what == "handlers":
                    into[name].name = name
        named = config.get("loggers", {})
        for name in named:
            try:
                logger = logging.getLogger(name)
                self._logger(logger, named[name], False)
                if named[name].get("propagate") is not None:
                    logger.propagate = named[name]["propagate"]
                logger.disabled = False
            except Exception as e:
                raise ValueError(f"Unable to configure logger {name!r}") from e
        if config.get("disable_existing_loggers", True):
            for name in before:
                if not any(name == one or name.startswith(one + ".") for one in named):
                    logging.getLogger(name).disabled = True
        if config.get("root"):
            try:
                self._logger(logging.getLogger(), config["root"], False)
            except Exception as e:
                raise ValueError("Unable to configure root logger") from e

    def _clear(self):
        for handler in logging.root.handlers[:]:
            handler.close()

    def _change(self):
        """Only levels."""
        for name, config in self.config.get("loggers", {}).items():
            self._logger(logging.getLogger(name), config, True)
        if self.config.get("root"):
            self._logger(logging.getLogger(), self.config["root"], True)

    def _formatter(self, config):
        if "()" in config:
            return self._custom(config)
        kind = _resolve(config["class"]) if "class" in config else logging.Formatter
        options = {} if config.get("validate") is None else {"validate": config["validate"]}
        return kind(config.get("format"), config.get("datefmt"), config.get("style", "%"),
                    **options)

    def _filter(self, config):
        return self._custom(config) if "()" in config else logging.Filter(config.get("name", ""))

    def _add_filters(self, target, names):
        for one in names:
            if isinstance(one, str):
                one = self.filters[one]
            target.addFilter(one)

    def _handler(self, config):
        config = dict(config)
        formatter = config.pop("formatter", None)
        if formatter is not None:
            try:
                formatter = self.formatters[formatter]
            except KeyError as e:
                raise ValueError(f"Unable to set formatter {formatter!r}") from e
        level = config.pop("level", None)
        filters = config.pop("filters", None)
        if "()" in config:
            handler = self._custom(config)
        else:
            kind = _resolve(config.pop("class"))
            if "target" in config and issubclass(kind, logging.handlers.MemoryHandler):
                config["target"] = self.handlers[config["target"]]
            props = config.pop(".", {})
            handler = kind(**{key: self.resolve(value) for key, value in config.items()
                              if key.isidentifier()})
            for name, value in props.items():
                setattr(handler, name, value)
        if formatter is not None:
            handler.setFormatter(formatter)
        if level is not None:
            handler.setLevel(logging._check_level(level))
        if filters:
            self._add_filters(handler, filters)
        return handler

    def _logger(self, logger, config, incremental):
        if config.get("level") is not None:
            logger.setLevel(logging._check_level(config["level"]))
        if incremental:
            return
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
        for name in config.get("handlers", ()):
            try:
                logger.addHandler(self.handlers[name])
            except KeyError as e:
                raise ValueError(f"Unable to add handler {name!r}") from e
        self._add_filters(logger, config.get("filters", ()))


dictConfigClass = DictConfigurator


def dictConfig(config):
    dictConfigClass(config).configure()
