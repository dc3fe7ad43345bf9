/* Two runs on one axis of time as data: their spans in one table or trace, or the rows of their
 * comparison as Mermaid's chart. */
#include <inttypes.h>

#include "export/writers.h"

enum { MILLISECOND = 1000000 };

/* What is seen of a bar, as milliseconds since 1970, which is what Mermaid's axis takes. */
static void add_bar(struct strbuf *out, const struct comparison *facts,
                    const struct compare_row *row, const struct compare_bar *bar)
{
    static const char *const tags[COMPARE_LOOKS] = {
        [COMPARE_OCCUPIED] = "crit, ", [COMPARE_WAITING] = "done, ", [COMPARE_READY] = ""};
    int64_t end = comparison_end(facts);
    int64_t from = bar->begin > facts->from ? bar->begin : facts->from;
    int64_t to = bar->end < end ? bar->end : end;
    if (to / MILLISECOND > from / MILLISECOND) {
        strbuf_add(out, "    ");
        export_add_mermaid(out, row->name);
        strbuf_printf(out, " :%s%" PRId64 ", %" PRId64 "\n", tags[bar->look], from / MILLISECOND,
                      to / MILLISECOND);
    }
}

static void add_mermaid(const struct export_both *both, struct strbuf *out)
{
    const struct comparison *facts = both->facts[both->runs[0].language];
    strbuf_add(out, "gantt\n");
    if (*facts->title) {
        strbuf_add(out, "    title ");
        export_add_mermaid(out, facts->title);
        strbuf_add_char(out, '\n');
    }
    strbuf_add(out, "    dateFormat x\n    axisFormat %s.%L\n    todayMarker off\n");
    for (int i = 0; i < COMPARE_SIDES; i++) {
        const struct compare_side *side = &facts->sides[i];
        strbuf_add(out, "    section ");
        export_add_mermaid(out, both->names[i]);
        strbuf_add_char(out, '\n');
        for (size_t k = 0; k < side->rows.count; k++) {
            const struct compare_row *row = &side->rows.items[k];
            for (size_t n = 0; n < row->bar_count; n++) {
                add_bar(out, facts, row, &side->bars.items[row->first_bar + n]);
            }
        }
        bool is_told = side->total >= facts->from && side->total <= comparison_end(facts);
        if (is_told) {
            strbuf_add(out, "    ");
            export_add_mermaid(out, side->total_text);
            strbuf_printf(out, " :milestone, %" PRId64 ", 0ms\n", side->total / MILLISECOND);
        }
    }
}

bool export_both(enum export_format format, const struct export_both *both, struct strbuf *out,
                 struct diag *diag)
{
    switch (format) {
    case EXPORT_CSV: export_both_csv(both, out); return true;
    case EXPORT_PERFETTO: export_both_perfetto(both, out); return true;
    case EXPORT_MERMAID: add_mermaid(both, out); return true;
    default: return export_both_html(both, out, diag);
    }
}
