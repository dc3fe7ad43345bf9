# Models of pydantic: what fields take, what they say otherwise, and what comes out again.
from __future__ import annotations

import datetime
import enum
import uuid
from decimal import Decimal
from typing import Annotated, Any, Dict, List, Literal, Optional, Tuple, Union

from pydantic import (BaseModel, ConfigDict, Field, PrivateAttr, TypeAdapter, ValidationError,
                      computed_field, field_serializer, field_validator, model_validator)


def show(call):
    try:
        print(repr(call()))
    except ValidationError as error:
        print(error)


class Kind(str, enum.Enum):
    hot = "hot"
    cold = "cold"


class Part(BaseModel):
    name: str
    grams: float = 10
    tags: set[str] = set()


class Dish(BaseModel):
    model_config = ConfigDict(str_strip_whitespace=True, extra="forbid")

    name: str = Field(min_length=2, alias="title")
    parts: List[Part] = []
    kind: Kind = Kind.hot
    price: Annotated[float, Field(gt=0, le=100)] = 5
    size: Literal["s", "m", "l"] = "m"
    when: Optional[datetime.datetime] = None
    code: Union[int, str, None] = None
    notes: Dict[str, int] = Field(default_factory=dict)
    place: Tuple[int, float] = (0, 0.0)
    _secret: int = PrivateAttr(default=7)

    @field_validator("name")
    @classmethod
    def capitalize(cls, value: str) -> str:
        if value == "nothing":
            raise ValueError("that is no dish")
        return value.capitalize()

    @model_validator(mode="after")
    def check(self):
        assert not (self.kind is Kind.cold and self.price > 50), "too dear for a cold dish"
        return self

    @computed_field
    @property
    def weight(self) -> float:
        return sum(part.grams for part in self.parts)


dish = Dish(title="  soup ", parts=[{"name": "salt", "grams": "2.5", "tags": ["a"]}], when="2024-05-06T07:08:09",
            code="12", notes={"a": "1"}, place=["3", 4])
print(dish)
print(dish.model_dump())
print(dish.model_dump_json())
print(dish.model_dump(by_alias=True, exclude_unset=True, exclude={"parts", "when"}))
print(dish._secret, dish.weight, dish.model_fields_set == {"name", "parts", "when", "code", "notes", "place"})
print(Dish.model_validate_json('{"title": "tea", "kind": "cold", "price": 3}').model_dump_json(indent=2))
show(lambda: Dish())
show(lambda: Dish(title="x", colour="red", price=101, size="xl", kind="warm", when="soon"))
show(lambda: Dish(title="nothing", parts=[{"grams": []}, 3], code=1.5, notes=[1], place=[1]))
show(lambda: Dish(title="ice", kind="cold", price=60))
show(lambda: Dish.model_validate("soup"))
copy = dish.model_copy(update={"price": 9.0})
print(copy.price, dish.price, copy == dish, dish == dish.model_copy(deep=True))


class Frozen(BaseModel, frozen=True):
    id: uuid.UUID
    amount: Decimal
    day: datetime.date = datetime.date(2024, 1, 1)
    took: datetime.timedelta = datetime.timedelta(minutes=90)
    child: Frozen | None = None


one = Frozen(id="12345678123456781234567812345678", amount="1.10")
print(one, hash(one) == hash(one.model_copy()))
print(one.model_dump_json())
show(lambda: setattr(one, "amount", 2))
show(lambda: Frozen(id="1234", amount="x", day="today", took="long", child={"id": 1}))


class Event(BaseModel):
    at: datetime.datetime
    data: Any = None

    @field_serializer("at")
    def short(self, value):
        return value.strftime("%H:%M")

    @field_validator("data", mode="before")
    @classmethod
    def split(cls, value):
        return value.split(",") if isinstance(value, str) else value


event = Event(at=datetime.datetime(2024, 1, 1, 12, 30), data="a,b")
print(event.model_dump(), event.dict() == event.model_dump(), event.json())

numbers = TypeAdapter(list[int])
show(lambda: numbers.validate_python(["1", 2, 3.0]))
show(lambda: numbers.validate_python(["x", 2.5, None, True]))
try:
    Part(name="x", grams="heavy")
except ValidationError as error:
    print(error.errors(), error.error_count(), error.title)
