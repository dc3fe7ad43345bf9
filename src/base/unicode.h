/* Names and numbers of characters, as Unicode 14 (CPython 3.11) has them.
 *
 * They are read out of the assets unicode/names.txt and numbers.txt, front to back, at
 * each call: a millisecond or so, and nothing to build or to free.
 */
#ifndef BASE_UNICODE_H
#define BASE_UNICODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { UNICODE_NAME_MAX = 128 }; /* with the NUL; the longest has 83 characters */

#define UNICODE_NONE UINT32_MAX

/* The character of that name or alias, in any case; UNICODE_NONE: there is none. */
uint32_t unicode_find(const char *name, size_t size);
/* Writes the name, NUL-terminated; false: it has none. */
bool unicode_name(uint32_t c, char name[UNICODE_NAME_MAX]);

/* The two letters of east_asian_width(). */
void unicode_width(uint32_t c, char width[3]);

enum unicode_number { UNICODE_NO_NUMBER, UNICODE_NUMERIC, UNICODE_DIGIT, UNICODE_DECIMAL };
/* What kind of number it is, and its value. */
enum unicode_number unicode_number(uint32_t c, double *value);

#endif
