#include "scene/theme.h"

#include <stdio.h>
#include <string.h>

#include "base/asset.h"

static const char *const role_keys[] = {
#define ROLE(id, key) key,
#include "scene/roles.def"
#undef ROLE
};

const char *theme_name(enum theme_id id)
{
    static const char *const names[] = {"light", "dark", "contrast"};
    return (unsigned)id < THEME_COUNT ? names[id] : "";
}

bool theme_load(struct theme *theme, const char *name, struct diag *diag)
{
    char path[64];
    snprintf(path, sizeof path, "assets/%.40s.theme", name);
    const struct asset *asset = asset_find(path);
    if (!asset) {
        diag_set(diag, DIAG_INPUT, name, 0, 0, "no such theme");
        return false;
    }
    return theme_parse(theme, asset->text, asset->size, path, diag);
}

struct span {
    const char *text;
    size_t size;
};

static struct span trim(const char *text, size_t size)
{
    while (size > 0 && (text[0] == ' ' || text[0] == '\t')) {
        text++, size--;
    }
    while (size > 0 && strchr(" \t\r", text[size - 1])) {
        size--;
    }
    return (struct span){text, size};
}

static bool parse_color(struct span value, uint32_t *color)
{
    if (value.size != 7 || value.text[0] != '#') {
        return false;
    }
    *color = 0;
    for (size_t i = 1; i < 7; i++) {
        const char *digits = "0123456789abcdef";
        char c = value.text[i];
        const char *found = c ? strchr(digits, c >= 'A' && c <= 'F' ? c + 32 : c) : NULL;
        if (!found) {
            return false;
        }
        *color = *color << 4 | (uint32_t)(found - digits);
    }
    return true;
}

static int find_role(struct span key)
{
    for (int role = 1; role < ROLE_COUNT; role++) {
        if (strlen(role_keys[role]) == key.size &&
            memcmp(role_keys[role], key.text, key.size) == 0) {
            return role;
        }
    }
    return -1;
}

static bool parse_line(struct theme *theme, bool *seen, struct span line, const char *file,
                       uint32_t number, struct diag *diag)
{
    if (line.size == 0 || line.text[0] == '#') {
        return true;
    }
    const char *equals = memchr(line.text, '=', line.size);
    if (!equals) {
        diag_set(diag, DIAG_INPUT, file, number, 1, "expected 'role = #rrggbb'");
        return false;
    }
    size_t before = (size_t)(equals - line.text);
    struct span key = trim(line.text, before);
    struct span value = trim(equals + 1, line.size - before - 1);
    int role = find_role(key);
    if (role < 0) {
        diag_set(diag, DIAG_INPUT, file, number, 1, "unknown role '%.*s'",
                 (int)(key.size < 80 ? key.size : 80), key.text);
        return false;
    }
    if (!parse_color(value, &theme->colors[role])) {
        diag_set(diag, DIAG_INPUT, file, number, (uint32_t)before + 2, "not a colour '#rrggbb'");
        return false;
    }
    seen[role] = true;
    return true;
}

bool theme_parse(struct theme *theme, const char *text, size_t size, const char *file,
                 struct diag *diag)
{
    bool seen[ROLE_COUNT] = {0};
    uint32_t number = 1;
    for (size_t at = 0; at < size; number++) {
        const char *newline = memchr(text + at, '\n', size - at);
        size_t length = newline ? (size_t)(newline - text) - at : size - at;
        if (!parse_line(theme, seen, trim(text + at, length), file, number, diag)) {
            return false;
        }
        at += length + 1;
    }
    for (int role = 1; role < ROLE_COUNT; role++) {
        if (!seen[role]) {
            diag_set(diag, DIAG_INPUT, file, 0, 0, "no colour for '%s'", role_keys[role]);
            return false;
        }
    }
    return true;
}
