/* What the selection pane of PowerPoint lists: names by which a shape is found again. */
#include <inttypes.h>
#include <string.h>

#include "base/utf8.h"
#include "export/pptx_parts.h"

enum { NAME_LETTERS = 40 };

static const char *place_word(enum motion_place place)
{
    switch (place) {
    case MOTION_RUNNING: return "Running";
    case MOTION_QUEUE: return "Ready queue";
    case MOTION_READY: return "Ready";
    case MOTION_TIMER: return "Timer";
    case MOTION_WAITER: return "Waiting";
    case MOTION_CHILD: return "Awaited task";
    case MOTION_NODE: return "Awaited";
    case MOTION_LINK: return "Link";
    default: return "";
    }
}

static const char *hit_word(enum hit_kind kind)
{
    switch (kind) {
    case HIT_TASK: return "Task";
    case HIT_LINE: return "Code line";
    case HIT_MARK: return "Mark of line";
    case HIT_POSITION: return "Event";
    default: return "";
    }
}

/* Whose it is: "Ready", "Code line 12", or nothing. */
static void add_owner(struct strbuf *out, const struct primitive *item)
{
    const char *place = place_word(item->motion.place), *hit = hit_word(item->hit.kind);
    if (*place) {
        strbuf_add(out, place);
    } else if (*hit) {
        strbuf_printf(out, "%s %" PRId64, hit, item->hit.value);
    }
}

void pptx_add_name(struct strbuf *out, const struct primitive *item, const char *what)
{
    size_t before = out->length;
    add_owner(out, item);
    strbuf_add(out, out->length > before ? ": " : "");
    strbuf_add(out, what);
}

void pptx_add_text_name(struct strbuf *out, const struct primitive *texts, size_t count)
{
    struct strbuf line = {0}, name = {0};
    for (size_t i = 0; i < count; i++) {
        strbuf_add(&line, texts[i].text);
    }
    const char *text = strbuf_text(&line) + strspn(strbuf_text(&line), " ");
    strbuf_add_bytes(&name, text, utf8_offset(text, strlen(text), NAME_LETTERS));
    export_add_xml(out, name.length > 0 ? strbuf_text(&name) : "Text");
    strbuf_free(&line);
    strbuf_free(&name);
}

void pptx_add_group_name(struct strbuf *out, const struct primitive *items, size_t count)
{
    size_t at = 0;
    while (at < count && items[at].kind != PRIMITIVE_TEXT) {
        at++;
    }
    const char *place = place_word(items->motion.place);
    if (at < count) { /* a card is known by what stands on it */
        strbuf_add(out, place);
        strbuf_add(out, *place ? ": " : "");
        pptx_add_text_name(out, &items[at], 1);
    } else {
        pptx_add_name(out, items, "Group");
    }
}
