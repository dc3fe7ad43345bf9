/* Key names: what ncurses reads becomes what app/actions.def says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
/* cmocka.h wants the above */
#include <cmocka.h>

#include "app/app.h"
#include "ui/tui/private.h"

static void test_names(void **state)
{
    (void)state;
    static const struct {
        int status;
        wint_t key;
        const char *name;
    } keys[] = {
        {KEY_CODE_YES, KEY_RIGHT, "Right"},
        {KEY_CODE_YES, KEY_LEFT, "Left"},
        {KEY_CODE_YES, KEY_DOWN, "Down"},
        {KEY_CODE_YES, KEY_UP, "Up"},
        {KEY_CODE_YES, KEY_NPAGE, "PgDn"},
        {KEY_CODE_YES, KEY_PPAGE, "PgUp"},
        {KEY_CODE_YES, KEY_HOME, "Home"},
        {KEY_CODE_YES, KEY_END, "End"},
        {KEY_CODE_YES, KEY_F(1), "F1"},
        {KEY_CODE_YES, KEY_F(11), "F11"},
        {KEY_CODE_YES, KEY_BTAB, "Shift+Tab"},
        {KEY_CODE_YES, KEY_SR, "Shift+Up"},
        {OK, '\r', "Enter"},
        {OK, ' ', "Space"},
        {OK, '\t', "Tab"},
        {OK, 27, "Esc"},
        {OK, 127, "Backspace"},
        {OK, 17, "Ctrl+Q"},
        {OK, 'L', "L"},
        {OK, '?', "?"},
        {OK, 0xD55C, "한"},
    };
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        char name[TUI_KEY_MAX];
        assert_true(tui_key_name(keys[i].status, keys[i].key, name));
        assert_string_equal(name, keys[i].name);
    }
    char name[TUI_KEY_MAX];
    assert_false(tui_key_name(OK, 0, name));
    assert_false(tui_key_name(KEY_CODE_YES, KEY_F(40), name));
}

/* Without a terminal's answer: no colours, but what stands out still does. */
static void test_mono(void **state)
{
    (void)state;
    struct tui_colors colors = {0};
    struct cell cell = {.text = "x", .width = 1, .foreground = ROLE_TEXT, .background = ROLE_BAR};
    short pair = 7;
    assert_true(tui_colors_of(&colors, &cell, &pair) & A_REVERSE);
    assert_int_equal(pair, 0);
    cell.background = ROLE_NONE;
    cell.attributes = CELL_BOLD;
    assert_true(tui_colors_of(&colors, &cell, &pair) == A_BOLD);
    tui_colors_free(&colors);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_mono),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
