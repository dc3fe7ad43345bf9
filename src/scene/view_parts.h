/* Shared by the files that make a view of a model; not for other folders. */
#ifndef SCENE_VIEW_PARTS_H
#define SCENE_VIEW_PARTS_H

#include "scene/view_build.h"

enum view_state view_state_of(int model_state); /* of enum model_task_state */
/* The words of kinds.def as Python writes them: wait_for, TaskGroup, Queue.get. */
const char *view_wait_word(int what);
const char *view_group_word(int kind); /* the same of groups */
/* Whether the main thread has a lane: when something lasts there, or when it is all there is. */
bool view_has_main_lane(const struct model *model);

/* The lists of the whole run, unless the view has them already. */
void view_add_timeline(struct view *view, const struct model *model);

/* Of a run without a loop: the blocking calls of its threads, under way and over. */
void view_add_pauses(struct view *view, const struct model *model);

/* What blocks, as it is written on a band: "time.sleep(2)". */
void view_add_call(struct strbuf *out, const char *what, int64_t duration);

#endif
