/* The state as text, in the form in which the engine also writes its own.
 *
 * Only facts that the engine itself knows.  One thing a line, fields separated
 * by single blanks, in this order:
 *
 *     time NANOSECONDS
 *     running HANDLE TASK                 only while a handle runs; TASK 0: no task's step
 *     ready HANDLE KIND NODE [cancelled]  each handle of the ready queue, in order
 *     timer HANDLE WHEN KIND NODE         each timer not cancelled, by (WHEN, order of setting)
 *     task NODE "NAME" STATE [REST]       each task that is not gone, by node
 *
 * Numbers are decimal, KIND is the word of trace/kinds.def (trace_kind_text()).
 * STATE and REST are one of
 *     pending on NODE                     suspended on a node (0: bare yield) or not started
 *     running                             the current task, also inside a blocking call
 *     done | cancelled | failed
 * A task that was woken (its step is in the ready queue) is "pending on 0".
 * NAME has \ and " escaped by \, other bytes as they are; every line ends with a newline.
 */
#ifndef MODEL_DUMP_H
#define MODEL_DUMP_H

#include "base/strbuf.h"
#include "model/model.h"

void model_dump(const struct model_state *state, struct strbuf *out);

#endif
