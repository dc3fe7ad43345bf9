/* What a program uses, read from its words: enough for a heading. */
#include <string.h>

#include "base/strbuf.h"
#include "scene/compare_build.h"
#include "scene/highlight.h"

/* In the order in which they are said: a task when no group is said, a sleep when nothing is. */
static const struct {
    const char *word, *said;
    enum { USES_CLIENT, USES_GROUP, USES_TASK, USES_SLEEP } kind;
} known[] = {
    {"aiohttp", "aiohttp", USES_CLIENT},
    {"httpx", "httpx", USES_CLIENT},
    {"requests", "requests", USES_CLIENT},
    {"urlopen", "urlopen", USES_CLIENT},
    {"fastapi", "FastAPI", USES_CLIENT},
    {"gather", "gather", USES_GROUP},
    {"TaskGroup", "TaskGroup", USES_GROUP},
    {"as_completed", "as_completed", USES_GROUP},
    {"ThreadPoolExecutor", "ThreadPoolExecutor", USES_GROUP},
    {"ProcessPoolExecutor", "ProcessPoolExecutor", USES_GROUP},
    {"to_thread", "to_thread", USES_GROUP},
    {"run_in_executor", "run_in_executor", USES_GROUP},
    {"Thread", "Thread", USES_GROUP},
    {"create_task", "create_task", USES_TASK},
    {"sleep", "sleep", USES_SLEEP},
};
enum { KNOWN = sizeof known / sizeof known[0], USES_SAID = 2 };

const char *compare_uses(const char *source, size_t size, struct arena *arena)
{
    bool found[KNOWN] = {false};
    struct highlight_state state = {0};
    struct strbuf said = {0};
    for (size_t at = 0; at < size;) { /* line by line, as the code pane colours it */
        const char *line = source + at, *end = memchr(line, '\n', size - at);
        size_t length = end ? (size_t)(end - line) + 1 : size - at;
        enum color_role role;
        for (size_t i = 0, n; (n = highlight_next(&state, line, length, i, &role)); i += n) {
            for (size_t k = 0; k < KNOWN && role == ROLE_TEXT; k++) {
                found[k] |= strlen(known[k].word) == n && memcmp(known[k].word, line + i, n) == 0;
            }
        }
        at += length;
    }
    bool has_group = false;
    int count = 0;
    for (size_t i = 0; i < KNOWN && count < USES_SAID; i++) {
        bool is_news = known[i].kind == USES_SLEEP  ? count == 0
                       : known[i].kind == USES_TASK ? !has_group
                                                    : true;
        has_group |= found[i] && known[i].kind == USES_GROUP;
        if (found[i] && is_news) {
            strbuf_printf(&said, "%s%s", count > 0 ? " + " : "", known[i].said);
            count++;
        }
    }
    const char *copy = arena_copy_string(arena, strbuf_text(&said));
    strbuf_free(&said);
    return copy;
}
