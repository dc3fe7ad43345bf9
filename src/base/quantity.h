/* Durations and sizes as people write them.  Pure; nothing allocates. */
#ifndef BASE_QUANTITY_H
#define BASE_QUANTITY_H

#include <stdbool.h>
#include <stdint.h>

/* 250, 1.5s, 20ms, 3us, 50ns, 2m, 1h as nanoseconds (without a unit: seconds); false: none. */
bool quantity_duration(const char *text, int64_t *nanoseconds);
/* 4096, 16k, 4M, 2G as bytes; false: none. */
bool quantity_size(const char *text, uint64_t *bytes);

#endif
