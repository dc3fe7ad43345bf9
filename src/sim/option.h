/* Options of a run as text: the same on the command line and in a lesson.
 *
 * Ownership: what an option allocates belongs to struct sim_options;
 * sim_options_free() ends it, after the last sim that was made with them.
 */
#ifndef SIM_OPTION_H
#define SIM_OPTION_H

#include "base/diag.h"
#include "sim/sim.h"

/* Sets one option by its name on the command line without "--", or as a lesson's key ("url",
 * "seed", "cpu-cost", there "cpu", …).  false: *diag
 * says what is wrong with the value, and what is allowed. */
bool sim_set_option(struct sim_options *options, const char *name, const char *value,
                    struct diag *diag);
void sim_options_free(struct sim_options *options);

#endif
