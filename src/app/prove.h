/* Proving a lesson: its programs are run, and what it says of them is compared
 * with what they do.
 *
 * Proved are: times, exit statuses, whole outputs, that marks, places and callouts are
 * reached, that a fence shows lines of its file, and the answers of questions
 * that ask for output, lines, time, task or error (only the right choice may
 * hold).  Every fault is a diag with the lesson's file and line.
 *
 * Ownership: proof_free() ends the faults and corrections.
 */
#ifndef APP_PROVE_H
#define APP_PROVE_H

#include "base/diag.h"
#include "base/vec.h"
#include "lesson/lesson.h"
#include "model/model.h"
#include "sim/sim.h"

struct proof_correction { /* what an expectation would have to say */
    uint32_t line;        /* of the directive … */
    uint32_t first, last; /* … or of the fence's lines: first to last - 1; both 0: the directive */
    char *text;           /* "3.5" or the output */
};

struct proof {
    VEC(struct diag) faults;
    VEC(struct proof_correction) corrections;
    size_t programs, expectations, answers; /* that were proved */
    size_t unproved;                        /* questions with ask=none */
};

/* Runs all programs of the lesson; options: what each run starts from.  Faults are added. */
void prove_lesson(const struct lesson *lesson, const struct sim_options *options,
                  struct proof *proof);
void proof_free(struct proof *proof);

/* The path of a program beside the lesson's file; the caller frees. */
char *lesson_path(const struct lesson *lesson, const char *file);

/* What a run of the program starts from: `base`, and the options of the lesson.  sim_options_free()
 * ends *out in any case.  false: *diag says what is wrong with one of them. */
bool lesson_fill_options(const struct lesson *lesson, const struct lesson_program *program,
                         const struct sim_options *base, struct sim_options *out,
                         struct diag *diag);

/* The position of a place in a run; false: it is not reached. */
bool prove_find_place(const struct trace *trace, const struct lesson_place *place,
                      uint64_t *position);

/* Where the answer has been seen, by a model that stands at the question's place: behind the
 * output, the step or the end that it is about. */
uint64_t prove_reveal_to(const struct model *model, const struct lesson *lesson,
                         const struct lesson_question *question);

#endif
