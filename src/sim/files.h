/* The files a program may read: those of its own folder, and nothing else.
 *
 * Paths are relative, without "..", and nothing on the way may be a link that
 * leads out.  Reading takes regular files only.
 */
#ifndef SIM_FILES_H
#define SIM_FILES_H

#include <stdbool.h>
#include <stddef.h>

struct diag;

enum { FILES_SIZE_MAX = 64 * 1024 * 1024 };

/* A whole file as the user named it ("-": standard input).  NULL: *diag is set.
 * The caller frees with mem_free(). */
char *files_read(const char *path, size_t *size, struct diag *diag);
/* A file below folder (an absolute path without links).  NULL: not there, or not allowed. */
char *files_read_below(const char *folder, const char *path, size_t *size);
bool files_is_folder_below(const char *folder, const char *path);
/* The names in such a folder, sorted, each ended by '\0'; NULL as above; the caller frees with
 * mem_free(). */
char *files_list_below(const char *folder, const char *path, size_t *size);
/* Absolute path of the file as CPython shows it; the caller frees. */
char *files_absolute(const char *path);
/* The folder a file lies in, links resolved; the caller frees.  NULL: there is none. */
char *files_folder_of(const char *path);

#endif
