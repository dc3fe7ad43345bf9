/* Mistakes of a run in words, for the command line, the window and lessons. */
#ifndef SCENE_MISTAKES_H
#define SCENE_MISTAKES_H

#include "model/mistakes.h"
#include "scene/message.h"

/* Appends one sentence or two, without place and time. */
void mistake_add_text(const struct mistakes *mistakes, size_t number, const struct catalog *catalog,
                      struct strbuf *out);

#endif
