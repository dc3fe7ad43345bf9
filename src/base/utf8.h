/* UTF-8 and the width of text in terminal cells.
 *
 * Decoding never fails and never reads past the end: a byte that begins no
 * valid sequence comes back as U+FFFD with length 1, and `valid` says so.
 * Surrogates (U+D800…DFFF) are encoded and decoded as three bytes, because a
 * Python str may hold them; utf8_is_valid() rejects them as real UTF-8 does.
 * Tables come from utf8proc.  Nothing here allocates.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { UTF8_REPLACEMENT = 0xFFFD, UTF8_MAX = 0x10FFFF };

/* The code point at text; *length gets its bytes (1 to 4; 0 at the end). */
uint32_t utf8_decode(const char *text, size_t size, size_t *length);

/* Bytes written to out (1 to 4).  Beyond U+10FFFF: U+FFFD is written. */
size_t utf8_encode(uint32_t code_point, char out[4]);

bool utf8_is_valid(const char *text, size_t size, size_t *bad_at); /* bad_at may be NULL */
size_t utf8_count(const char *text, size_t size);                  /* code points */
size_t utf8_offset(const char *text, size_t size, size_t index);   /* byte of code point index */

/* Cells of a fixed-width screen: 2 for Hangul and other wide characters, 0 for
 * combining marks and control characters. */
int utf8_char_width(uint32_t code_point);
size_t utf8_width(const char *text, size_t size);

/* Bytes of the longest prefix that takes at most `cells` cells. */
size_t utf8_fit(const char *text, size_t size, size_t cells);

bool utf8_is_identifier_start(uint32_t code_point); /* Python's XID_Start and _ */
bool utf8_is_identifier_part(uint32_t code_point);  /* Python's XID_Continue */

#endif
