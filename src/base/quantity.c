#include "base/quantity.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define QUANTITY_MAX 9e18

/* A number and the unit behind it, out of a table ended by NULL. */
struct quantity_unit {
    const char *name;
    double factor;
};

static bool quantity_parse(const char *text, const struct quantity_unit *units, double *number)
{
    char *end;
    errno = 0;
    double n = strtod(text, &end);
    if (end == text || errno || !isdigit((unsigned char)text[0])) {
        return false;
    }
    for (; units->name; units++) {
        if (strcmp(end, units->name) == 0) {
            *number = n * units->factor;
            return *number >= 0 && *number <= QUANTITY_MAX;
        }
    }
    return false;
}

bool quantity_duration(const char *text, int64_t *nanoseconds)
{
    static const struct quantity_unit units[] = {{"", 1e9},     {"s", 1e9},  {"ms", 1e6},
                                                 {"us", 1e3},   {"ns", 1.0}, {"m", 6e10},
                                                 {"h", 3.6e12}, {NULL, 0}};
    double number;
    if (!quantity_parse(text, units, &number)) {
        return false;
    }
    *nanoseconds = (int64_t)(number + 0.5);
    return true;
}

bool quantity_size(const char *text, uint64_t *bytes)
{
    static const struct quantity_unit units[] = {
        {"", 1}, {"k", 1024.0}, {"K", 1024.0}, {"M", 1048576.0}, {"G", 1073741824.0}, {NULL, 0}};
    double number;
    if (!quantity_parse(text, units, &number)) {
        return false;
    }
    *bytes = (uint64_t)number;
    return true;
}
