/* The containers that are written here: zip and APNG, read back; texts of JSON and XML. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <zlib.h>

#include "base/json.h"
#include "base/mem.h"
#include "export/apng.h"
#include "export/writers.h"
#include "export/zip.h"

static uint32_t read_number(const char *at, int bytes, bool big)
{
    uint32_t value = 0;
    for (int i = 0; i < bytes; i++) {
        value = value << 8 | (unsigned char)at[big ? i : bytes - 1 - i];
    }
    return value;
}

static void test_zip(void **state)
{
    (void)state;
    struct zip zip = {0};
    struct strbuf file = {0}, again = {0}, long_text = {0};
    strbuf_add_repeat(&long_text, 'x', 100000);
    for (int round = 0; round < 2; round++) {
        assert_true(zip_add(&zip, "a.xml", "<a/>", 4));
        struct zip other = {0};
        assert_true(zip_add(&other, "b/c.txt", strbuf_text(&long_text), long_text.length));
        assert_true(zip_add(&other, "empty", "", 0));
        zip_append(&zip, &other);
        zip_finish(&zip, round ? &again : &file);
    }
    assert_int_equal(file.length, again.length);
    assert_memory_equal(file.text, again.text, file.length);
    assert_true(file.length < 1000);
    const char *end = file.text + file.length - 22;
    assert_int_equal(read_number(end, 4, false), 0x06054b50);
    assert_int_equal(read_number(end + 10, 2, false), 3);
    const char *entry = file.text + read_number(end + 16, 4, false);
    static const size_t wanted[] = {4, 100000, 0};
    for (int i = 0; i < 3; i++) {
        assert_int_equal(read_number(entry, 4, false), 0x02014b50);
        uint32_t packed = read_number(entry + 20, 4, false),
                 name = read_number(entry + 28, 2, false);
        const char *local = file.text + read_number(entry + 42, 4, false);
        assert_int_equal(read_number(entry + 24, 4, false), wanted[i]);
        assert_memory_equal(local + 30, entry + 46, name);
        char *out = mem_alloc(wanted[i] + 1);
        z_stream stream = {0};
        assert_int_equal(inflateInit2(&stream, -15), Z_OK);
        stream.next_in = (Bytef *)(uintptr_t)(local + 30 + name);
        stream.avail_in = packed;
        stream.next_out = (Bytef *)out;
        stream.avail_out = (uInt)wanted[i] + 1;
        assert_int_equal(inflate(&stream, Z_FINISH), Z_STREAM_END);
        assert_int_equal(stream.total_out, wanted[i]);
        assert_int_equal(crc32(0, (Bytef *)out, (uInt)wanted[i]),
                         read_number(entry + 16, 4, false));
        inflateEnd(&stream);
        mem_free(out);
        entry += 46 + name;
    }
    strbuf_free(&file);
    strbuf_free(&again);
    strbuf_free(&long_text);
}

/* Walks the chunks: sums are right, sequence numbers follow each other; counts the frames. */
static void test_apng(void **state)
{
    (void)state;
    enum { WIDTH = 20, HEIGHT = 10, FRAMES = 4 };
    uint32_t pixels[WIDTH * HEIGHT];
    for (int clear = 0; clear < 2; clear++) {
        struct apng *apng = apng_new(WIDTH, HEIGHT, clear);
        struct strbuf file = {0};
        for (int frame = 0; frame < FRAMES; frame++) {
            for (int i = 0; i < WIDTH * HEIGHT; i++) {
                pixels[i] = i == frame * 21 ? 0xFFFF0000u : clear ? 0u : 0xFF336699u;
            }
            assert_true(apng_add(apng, pixels, WIDTH * 4, frame == 3 ? 2700 : 900));
        }
        apng_finish(apng, &file);
        apng_free(apng);
        assert_memory_equal(file.text, "\x89PNG\r\n\x1a\n", 8);
        size_t at = 8, sequence = 0, frames = 0, ends = 0;
        while (at < file.length) {
            const char *chunk = file.text + at;
            uint32_t size = read_number(chunk, 4, true);
            assert_true(at + size + 12 <= file.length);
            assert_int_equal(crc32(0, (const Bytef *)chunk + 4, size + 4),
                             read_number(chunk + 8 + size, 4, true));
            if (memcmp(chunk + 4, "fcTL", 4) == 0) {
                assert_int_equal(read_number(chunk + 8, 4, true), sequence++);
                assert_true(read_number(chunk + 12, 4, true) + read_number(chunk + 20, 4, true) <=
                            WIDTH);
                assert_int_equal(read_number(chunk + 28, 2, true), frames == 3 ? 2700 : 900);
                assert_int_equal(read_number(chunk + 30, 2, true), 1000);
                frames++;
            } else if (memcmp(chunk + 4, "fdAT", 4) == 0) {
                assert_int_equal(read_number(chunk + 8, 4, true), sequence++);
            } else if (memcmp(chunk + 4, "acTL", 4) == 0) {
                assert_int_equal(read_number(chunk + 8, 4, true), FRAMES);
            }
            ends += memcmp(chunk + 4, "IEND", 4) == 0;
            at += size + 12;
        }
        assert_int_equal(frames, FRAMES);
        assert_int_equal(ends, 1);
        strbuf_free(&file);
    }
}

static void test_texts(void **state)
{
    (void)state;
    static const char text[] = "</script>\"\\\n\x01\xff 한글\xe2\x80\xa8";
    struct strbuf json = {0}, xml = {0}, numbers = {0};
    json_add_string(&json, text, sizeof text - 1);
    assert_string_equal(strbuf_text(&json),
                        "\"\\u003c/script>\\\"\\\\\\n\\u0001\xef\xbf\xbd 한글\\u2028\"");
    export_add_xml(&xml, "<a b=\"c\">&\x01");
    assert_string_equal(strbuf_text(&xml), "&lt;a b=&quot;c&quot;&gt;&amp;\xef\xbf\xbd");
    export_add_number(&numbers, -0.001);
    strbuf_add_char(&numbers, ' ');
    export_add_number(&numbers, 1.5);
    strbuf_add_char(&numbers, ' ');
    export_add_number(&numbers, -12.345);
    assert_string_equal(strbuf_text(&numbers), "0 1.5 -12.35");
    strbuf_free(&json);
    strbuf_free(&xml);
    strbuf_free(&numbers);
}

static void test_formats(void **state)
{
    (void)state;
    for (int i = 0; i < EXPORT_FORMATS; i++) {
        const char *ending = export_format_info((enum export_format)i)->ending;
        assert_int_equal(export_format_by_ending(ending), i);
    }
    assert_int_equal(export_format_by_ending("SVG"), EXPORT_SVG);
    assert_int_equal(export_format_by_ending("htm"), EXPORT_HTML);
    assert_int_equal(export_format_by_ending(""), EXPORT_FORMATS);
    assert_int_equal(export_format_by_ending("svgz"), EXPORT_FORMATS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_zip),
        cmocka_unit_test(test_apng),
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_formats),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
