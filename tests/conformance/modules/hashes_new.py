"""hashlib: SHA-3, SHAKE and BLAKE2."""
import hashlib
import hmac

for name in "sha3_224 sha3_256 sha3_384 sha3_512 blake2b blake2s".split():
    make = getattr(hashlib, name)
    for size in 0, 1, 63, 64, 65, 71, 72, 104, 128, 129, 135, 136, 137, 144, 257, 1000:
        print(name, size, make(bytes(i % 251 for i in range(size))).hexdigest())
    first = hashlib.new(name)
    first.update(b"ab")
    second = first.copy()
    first.update(b"c")
    print(first.hexdigest() == make(b"abc").hexdigest(), second.hexdigest(), first.name,
          first.digest_size, first.block_size)
for name in "shake_128", "shake_256":
    for size in 0, 1, 136, 168, 169, 400:
        print(name, getattr(hashlib, name)(b"q" * size).hexdigest(size))
for make in hashlib.blake2b, hashlib.blake2s:
    print(make(b"abc", digest_size=10, key=b"k", salt=b"sa", person=b"pe").hexdigest())
    print(make(b"z", fanout=2, depth=3, leaf_size=4096, node_offset=7, node_depth=1,
               inner_size=16, last_node=True).hexdigest())
    for wrong in {"digest_size": 0}, {"digest_size": 65}, {"salt": b"x" * 17}, {"key": b"x" * 65}:
        try:
            make(**wrong)
        except ValueError as e:
            print(e)
print(hmac.new(b"k", b"m", "sha3_256").hexdigest())
print(sorted(hashlib.algorithms_guaranteed))
