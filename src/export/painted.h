/* The formats that cairo paints.  Only the binary with the window is linked with this. */
#ifndef EXPORT_PAINTED_H
#define EXPORT_PAINTED_H

#include "export/export.h"

extern const struct export_painter export_cairo;

#endif
