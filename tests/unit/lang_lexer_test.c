/* Tokens: kinds, places, indentation, and colouring of whatever a user typed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/strbuf.h"
#include "lang/token.h"

/* The kinds of all tokens: names as n, numbers 0, strings s, layout N > <, others as they are. */
static void check_tokens(const char *source, const char *expected)
{
    struct lexer lexer;
    struct strbuf out = {0};
    lexer_init(&lexer, source, strlen(source), 0);
    struct token token;
    do {
        static const char *const others[] = {".", "N", ">", "<", "n", "0", "s", "#", "!"};
        token = lexer_next(&lexer);
        strbuf_printf(&out, "%s%s", out.length ? " " : "",
                      token.kind <= TOKEN_ERROR ? others[token.kind]
                                                : token_text((enum token_kind)token.kind));
    } while (token.kind != TOKEN_END && token.kind != TOKEN_ERROR);
    assert_string_equal(strbuf_text(&out), expected);
    strbuf_free(&out);
}

static void kinds(void **state)
{
    (void)state;
    check_tokens("", ".");
    check_tokens("x = 1\n", "n = 0 N .");
    check_tokens("a**=b//c->d:=e...<>!=@=\n", "n **= n // n -> n := n ... <> != @= N .");
    check_tokens("await None or async_\n", "await None or n N .");
    check_tokens("rb'x' F\"y\" u'z' Br'''a\nb''' bu\n", "s s s s n N .");
    check_tokens("0x_fF 0b1 0o7 1_0.5e-3j .5 1. 0_0 00.1 1if 2else\n",
                 "0 0 0 0 0 0 0 0 0 if 0 else N .");
    check_tokens("한글 = café\n", "n = n N .");
}

static void layout(void **state)
{
    (void)state;
    check_tokens("if x:\n  y\n  z\nw\n", "if n : N > n N n N < n N .");
    check_tokens("if x:\n\n  # c\n  y\n # d\n\nw", "if n : N > n N < n .");
    check_tokens("f(a,\n  b)\n", "n ( n , n ) N .");
    check_tokens("x = 1 + \\\n  2\n", "n = 0 + 0 N .");
    check_tokens("if x:\n\ty\n\f\tz\n", "if n : N > n N n N < .");
    check_tokens("\xEF\xBB\xBFx\n", "n N .");
}

static void check_error(const char *source, enum lexer_error_kind kind, unsigned line,
                        unsigned column, const char *message)
{
    struct lexer lexer;
    lexer_init(&lexer, source, strlen(source), 0);
    struct token token;
    do {
        token = lexer_next(&lexer);
    } while (token.kind != TOKEN_END && token.kind != TOKEN_ERROR);
    assert_int_equal(token.kind, TOKEN_ERROR);
    assert_string_equal(lexer.error.message, message);
    assert_int_equal(lexer.error.kind, kind);
    assert_int_equal(lexer.error.line, line);
    assert_int_equal(lexer.error.column, column);
}

static void errors(void **state)
{
    (void)state;
    check_error("x = 'abc\n", LEXER_SYNTAX, 1, 5,
                "unterminated string literal (detected at line 1)");
    check_error("x = '''a\nb", LEXER_SYNTAX, 1, 5,
                "unterminated triple-quoted string literal (detected at line 2)");
    check_error("1abc", LEXER_SYNTAX, 1, 1, "invalid decimal literal");
    check_error("x = 0b12", LEXER_SYNTAX, 1, 8, "invalid digit '2' in binary literal");
    check_error("(1]", LEXER_SYNTAX, 1, 3,
                "closing parenthesis ']' does not match opening parenthesis '('");
    check_error("(\n]", LEXER_SYNTAX, 2, 1,
                "closing parenthesis ']' does not match opening parenthesis '(' on line 1");
    check_error("x)", LEXER_SYNTAX, 1, 2, "unmatched ')'");
    check_error("é€", LEXER_SYNTAX, 1, 2, "invalid character '€' (U+20AC)");
    check_error("if x:\n    y\n  z\n", LEXER_DEDENT, 3, 4,
                "unindent does not match any outer indentation level");
    check_error("if x:\n\ty\n        z\n", LEXER_TAB, 3, 1,
                "inconsistent use of tabs and spaces in indentation");
    check_error("x \\ y", LEXER_SOFT, 1, 4,
                "unexpected character after line continuation character");
}

static void places(void **state)
{
    (void)state;
    static const char source[] = "x = '한\n' '''가\n나''' y\n";
    struct lexer lexer;
    lexer_init(&lexer, source + 11, strlen(source + 11), 0); /* from the triple quotes on */
    struct token token = lexer_next(&lexer);
    assert_int_equal(token.kind, TOKEN_STRING);
    assert_int_equal(token.line, 1);
    assert_int_equal(token.end_line, 2);
    assert_int_equal(token.end_column, 4); /* code points, not bytes */
    token = lexer_next(&lexer);
    assert_int_equal(token.kind, TOKEN_NAME);
    assert_int_equal(token.column, 5);
}

static void highlight(void **state)
{
    (void)state;
    static const char source[] = "if x: # 주석\n  y = '''a\nb''' + 1 ) $\n 'open\nz";
    struct token_span *spans;
    size_t count = token_highlight(source, sizeof source - 1, &spans);
    static const enum token_class expected[] = {
        TOKEN_CLASS_KEYWORD,  TOKEN_CLASS_NAME,     TOKEN_CLASS_OPERATOR, TOKEN_CLASS_COMMENT,
        TOKEN_CLASS_NAME,     TOKEN_CLASS_OPERATOR, TOKEN_CLASS_STRING,   TOKEN_CLASS_STRING,
        TOKEN_CLASS_OPERATOR, TOKEN_CLASS_NUMBER,   TOKEN_CLASS_ERROR,    TOKEN_CLASS_OPERATOR,
        TOKEN_CLASS_STRING,   TOKEN_CLASS_NAME};
    assert_int_equal(count, sizeof expected / sizeof *expected);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(spans[i].kind, expected[i]);
    }
    assert_int_equal(spans[3].column, 6);
    assert_int_equal(spans[3].end_column, 10);
    assert_int_equal(spans[7].line, 3);
    assert_int_equal(spans[7].column, 0);
    assert_int_equal(spans[7].end_column, 4);
    mem_free(spans);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds),  cmocka_unit_test(layout),    cmocka_unit_test(errors),
        cmocka_unit_test(places), cmocka_unit_test(highlight),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
