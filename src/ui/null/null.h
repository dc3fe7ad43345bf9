/* The front end without a screen: its input is a script (app/script.h), its
 * screen is text.  For tests, and for pages in documents.
 */
#ifndef UI_NULL_NULL_H
#define UI_NULL_NULL_H

#include "app/script.h"

/* Plays the script; what it shows is appended to *out.  The exit status: 0, or 1
 * with *diag set. */
int ui_null_run(struct app *app, const char *script, size_t size, const char *name,
                const struct script_size *page, struct strbuf *out, struct diag *diag);

#endif
