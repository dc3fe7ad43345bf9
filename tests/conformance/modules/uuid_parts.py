# uuid: parts of a UUID, other ways to make one, order.
import copy
import uuid
from uuid import UUID

u = UUID("12345678-1234-5678-9234-567812345678")
print(u, repr(u), u.hex, u.int, u.urn)
print(u.fields, u.time_low, u.time_mid, u.time_hi_version, u.clock_seq, u.node, u.time)
print(u.variant, u.version, u.bytes, u.bytes_le, u.is_safe)
print(UUID(bytes_le=u.bytes_le) == u, UUID(fields=u.fields) == u, UUID(int=u.int) == u,
      UUID("{12345678123456789234567812345678}") == u, UUID("urn:uuid:" + str(u)) == u)
for text in ("00000000-0000-0000-0000-000000000000", "00000000-0000-0000-c000-000000000000",
             "00000000-0000-0000-e000-000000000000"):
    print(UUID(text).variant, UUID(text).version)
a, b = UUID(int=1), UUID(int=2)
print(a < b, a <= b, a > b, a >= b, sorted([b, a])[0] == a, a == 1, hash(a) == hash(UUID(int=1)))
print(copy.copy(u) == u, copy.deepcopy([u]) == [u])
for make in (lambda: UUID("x"), lambda: UUID(), lambda: UUID(bytes=b"1"), lambda: UUID(int=-1),
             lambda: UUID(int=1, version=9), lambda: UUID(fields=(1, 2)), lambda: UUID(bytes_le=b""),
             lambda: UUID(fields=(1 << 32, 0, 0, 0, 0, 0)), lambda: a < 3,
             lambda: setattr(a, "int", 3), lambda: UUID(hex="1" * 32, int=3)):
    try:
        print(make())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(uuid.uuid3(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid5(uuid.NAMESPACE_URL, "https://x.y"))
four = uuid.uuid4()
print(four.version, four.variant, len(str(four)), uuid.uuid1().version, uuid.SafeUUID.safe)
print(0 < uuid.getnode() < 1 << 48)
print(len({uuid.uuid1() for _ in range(100)}))
