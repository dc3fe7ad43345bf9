"""hashlib.pbkdf2_hmac() and file_digest()."""
import hashlib
import io

for name in ("sha256", "sha1", "sha512", "md5", "SHA256"):
    print(name, hashlib.pbkdf2_hmac(name, b"password", b"salt", 1000).hex())
print(hashlib.pbkdf2_hmac("sha256", b"p" * 100, b"", 1, dklen=50).hex())
print(hashlib.pbkdf2_hmac("sha256", b"secret", bytearray(b"pepper"), 25001, 16).hex())
for arguments in (("sha256", "text", b"s", 1), ("sha256", b"p", "s", 1), ("nope", b"p", b"s", 1),
                  ("sha256", b"p", b"s", 0), ("sha256", b"p", b"s", 1, 0)):
    try:
        hashlib.pbkdf2_hmac(*arguments)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, "unsupported" if "unsupported" in str(error) else error)
print(hashlib.file_digest(io.BytesIO(b"data" * 1000), "sha256").hexdigest())
print(hashlib.file_digest(io.BytesIO(b""), hashlib.md5).hexdigest())
