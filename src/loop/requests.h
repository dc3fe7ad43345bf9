/* What the virtual network tells the recording, and how it lets a thread wait.
 *
 * The network itself is Python (stdlib/py/); these are its native functions in
 * the module _asyncio:
 *
 *     _request_begin("client" | "server", method, url) -> node, 0 when nothing is recorded
 *     _request_end(node, status or 0, error as text or None)
 *     _block(seconds, why, node): the running thread waits for an answer, as in time.sleep();
 *         the loop that runs in it stands still
 */
#ifndef LOOP_REQUESTS_H
#define LOOP_REQUESTS_H

#include "vm/native.h"

extern const struct native_def request_functions[];

#endif
