#include "sim/files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/strbuf.h"

/* All there is to read, up to the limit; NULL: errno says why. */
static char *files_read_descriptor(int descriptor, size_t *size)
{
    struct strbuf bytes = {0};
    for (;;) {
        strbuf_reserve(&bytes, 1 << 16);
        ssize_t got = read(descriptor, bytes.text + bytes.length, 1 << 16);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got > 0 && bytes.length + (size_t)got > FILES_SIZE_MAX) {
            errno = EFBIG;
            got = -1;
        }
        if (got < 0) {
            strbuf_free(&bytes);
            return NULL;
        }
        if (got == 0) {
            break;
        }
        bytes.length += (size_t)got;
        bytes.text[bytes.length] = '\0';
    }
    *size = bytes.length;
    return strbuf_take(&bytes);
}

static char *files_read_path(const char *path, size_t *size)
{
    int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0) {
        return NULL;
    }
    struct stat info;
    char *bytes = NULL;
    if (fstat(descriptor, &info) == 0 && S_ISDIR(info.st_mode)) {
        errno = EISDIR;
    } else if (fstat(descriptor, &info) == 0 && !S_ISREG(info.st_mode) && !S_ISFIFO(info.st_mode)) {
        errno = EINVAL;
    } else {
        fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK);
        bytes = files_read_descriptor(descriptor, size);
    }
    int error = errno;
    close(descriptor);
    errno = error;
    return bytes;
}

char *files_read(const char *path, size_t *size, struct diag *diag)
{
    char *bytes = strcmp(path, "-") == 0 ? files_read_descriptor(STDIN_FILENO, size)
                                         : files_read_path(path, size);
    if (!bytes) {
        diag_set(diag, DIAG_INPUT, path, 0, 0, "cannot read it: %s",
                 errno == EINVAL ? "not a regular file" : strerror(errno));
    }
    return bytes;
}

/* folder/path with every link resolved, if that lies below folder; the caller frees. */
static char *files_resolve_below(const char *folder, const char *path)
{
    struct strbuf joined = {0};
    strbuf_printf(&joined, "%s/%s", folder, path);
    char *resolved = realpath(joined.text, NULL);
    strbuf_free(&joined);
    size_t length = strlen(folder);
    bool is_below = resolved && strncmp(resolved, folder, length) == 0 &&
                    (resolved[length] == '/' || resolved[length] == '\0' || length == 1);
    if (!is_below) {
        free(resolved);
        return NULL;
    }
    return resolved;
}

char *files_read_below(const char *folder, const char *path, size_t *size)
{
    char *resolved = folder ? files_resolve_below(folder, path) : NULL;
    struct stat info;
    char *bytes = NULL;
    if (resolved && stat(resolved, &info) == 0 && S_ISREG(info.st_mode)) {
        bytes = files_read_path(resolved, size);
    }
    free(resolved);
    return bytes;
}

bool files_is_folder_below(const char *folder, const char *path)
{
    char *resolved = folder ? files_resolve_below(folder, path) : NULL;
    struct stat info;
    bool is_folder = resolved && stat(resolved, &info) == 0 && S_ISDIR(info.st_mode);
    free(resolved);
    return is_folder;
}

char *files_list_below(const char *folder, const char *path, size_t *size)
{
    char *resolved = folder ? files_resolve_below(folder, path) : NULL;
    struct dirent **entries = NULL;
    int count = resolved ? scandir(resolved, &entries, NULL, alphasort) : -1;
    struct strbuf names = {0};
    for (int i = 0; i < count; i++) {
        const char *name = entries[i]->d_name;
        if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0) {
            strbuf_add_bytes(&names, name, strlen(name) + 1);
        }
        free(entries[i]);
    }
    free(entries);
    free(resolved);
    *size = names.length;
    return count < 0 ? NULL : strbuf_take(&names);
}

char *files_absolute(const char *path)
{
    char here[PATH_MAX];
    if (path[0] == '/' || strcmp(path, "-") == 0 || !getcwd(here, sizeof here)) {
        return mem_copy_string(path);
    }
    while (strncmp(path, "./", 2) == 0) {
        path += 2;
    }
    struct strbuf joined = {0};
    strbuf_printf(&joined, "%s/%s", strcmp(here, "/") == 0 ? "" : here, path);
    return strbuf_take(&joined);
}

char *files_folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *folder = slash ? mem_copy_bytes(path, (size_t)(slash - path) + (slash == path))
                         : mem_copy_string(".");
    char *resolved = realpath(folder, NULL);
    mem_free(folder);
    if (!resolved) {
        return NULL;
    }
    char *copy = mem_copy_string(resolved);
    free(resolved);
    return copy;
}
