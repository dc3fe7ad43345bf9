#include "export/zip.h"

#include <string.h>
#include <zlib.h>

#include "base/mem.h"

enum {
    ZIP_LOCAL = 0x04034b50,
    ZIP_ENTRY = 0x02014b50,
    ZIP_END = 0x06054b50,
    ZIP_VERSION = 20,
    ZIP_UTF8_NAMES = 0x800,
    ZIP_DEFLATED = 8,
    ZIP_DATE = 0x21, /* 1980-01-01, the first it knows */
    ZIP_LEVEL = 9,
    ENTRY_NAME_SIZE = 28, /* places within an entry of the directory */
    ENTRY_OFFSET = 42,
    ENTRY_SIZE = 46
};

static void add_16(struct strbuf *out, uint32_t value)
{
    strbuf_add_char(out, (char)(value & 255));
    strbuf_add_char(out, (char)(value >> 8 & 255));
}

static void add_32(struct strbuf *out, uint32_t value)
{
    add_16(out, value & 0xFFFF);
    add_16(out, value >> 16);
}

bool zip_deflate(struct strbuf *out, const char *bytes, size_t size)
{
    z_stream stream = {0};
    if (deflateInit2(&stream, ZIP_LEVEL, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY) != Z_OK) {
        return false;
    }
    size_t room = deflateBound(&stream, size);
    strbuf_reserve(out, room);
    stream.next_in = (Bytef *)(uintptr_t)bytes;
    stream.avail_in = (uInt)size;
    stream.next_out = (Bytef *)out->text + out->length;
    stream.avail_out = (uInt)room;
    bool fine = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    out->length += stream.total_out;
    out->text[out->length] = '\0';
    deflateEnd(&stream);
    return fine;
}

/* What local head and directory entry have in common. */
static void add_facts(struct strbuf *out, uint32_t crc, size_t packed, size_t size,
                      const char *name)
{
    add_16(out, ZIP_VERSION);
    add_16(out, ZIP_UTF8_NAMES);
    add_16(out, ZIP_DEFLATED);
    add_16(out, 0);
    add_16(out, ZIP_DATE);
    add_32(out, crc);
    add_32(out, (uint32_t)packed);
    add_32(out, (uint32_t)size);
    add_16(out, (uint32_t)strlen(name));
    add_16(out, 0);
}

bool zip_add(struct zip *zip, const char *name, const char *bytes, size_t size)
{
    struct strbuf packed = {0};
    size_t offset = zip->body.length;
    if (size > UINT32_MAX / 2 || offset > UINT32_MAX / 2 || zip->count >= UINT16_MAX ||
        !zip_deflate(&packed, bytes, size)) {
        strbuf_free(&packed);
        return false;
    }
    uint32_t crc = (uint32_t)crc32(0, (const Bytef *)bytes, (uInt)size);
    add_32(&zip->body, ZIP_LOCAL);
    add_facts(&zip->body, crc, packed.length, size, name);
    strbuf_add(&zip->body, name);
    strbuf_add_bytes(&zip->body, strbuf_text(&packed), packed.length);
    add_32(&zip->directory, ZIP_ENTRY);
    add_16(&zip->directory, ZIP_VERSION);
    add_facts(&zip->directory, crc, packed.length, size, name);
    add_16(&zip->directory, 0); /* comment, disk, attributes */
    add_16(&zip->directory, 0);
    add_16(&zip->directory, 0);
    add_32(&zip->directory, 0);
    add_32(&zip->directory, (uint32_t)offset);
    strbuf_add(&zip->directory, name);
    zip->count++;
    strbuf_free(&packed);
    return true;
}

static uint32_t read_number(const char *at, int bytes)
{
    uint32_t value = 0;
    for (int i = bytes; i-- > 0;) {
        value = value << 8 | (unsigned char)at[i];
    }
    return value;
}

void zip_append(struct zip *zip, struct zip *other)
{
    uint32_t base = (uint32_t)zip->body.length;
    for (size_t at = 0; at < other->directory.length;) { /* entries say where their files begin */
        char *entry = other->directory.text + at;
        uint32_t offset = read_number(entry + ENTRY_OFFSET, 4) + base;
        for (int i = 0; i < 4; i++) {
            entry[ENTRY_OFFSET + i] = (char)(offset >> 8 * i & 255);
        }
        at += ENTRY_SIZE + read_number(entry + ENTRY_NAME_SIZE, 2);
    }
    strbuf_add_bytes(&zip->body, strbuf_text(&other->body), other->body.length);
    strbuf_add_bytes(&zip->directory, strbuf_text(&other->directory), other->directory.length);
    zip->count += other->count;
    zip_free(other);
}

void zip_finish(struct zip *zip, struct strbuf *out)
{
    strbuf_add_bytes(out, strbuf_text(&zip->body), zip->body.length);
    strbuf_add_bytes(out, strbuf_text(&zip->directory), zip->directory.length);
    add_32(out, ZIP_END);
    add_16(out, 0);
    add_16(out, 0);
    add_16(out, zip->count);
    add_16(out, zip->count);
    add_32(out, (uint32_t)zip->directory.length);
    add_32(out, (uint32_t)zip->body.length);
    add_16(out, 0);
    zip_free(zip);
}

void zip_free(struct zip *zip)
{
    strbuf_free(&zip->body);
    strbuf_free(&zip->directory);
    *zip = (struct zip){0};
}
