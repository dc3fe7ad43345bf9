#include "cli/cli.h"

#if WITH_WINDOW
#include "export/painted.h"
#include "ui/sdl/sdl.h"

static int show_window(struct app *app, const struct cli_window_options *options, struct diag *diag)
{
    const struct ui_sdl_options sdl = {
        .width = options->width,
        .height = options->height,
        .shot = options->shot,
        .open = options->open,
        .context = options->context,
    };
    switch (ui_sdl_run(app, &sdl, diag)) {
    case UI_SDL_CLOSED: return CLI_WINDOW_CLOSED;
    case UI_SDL_NOT_WRITTEN: return CLI_WINDOW_NOT_WRITTEN;
    default: return CLI_WINDOW_NONE;
    }
}
static const struct export_painter *const painter = &export_cairo;
#else
static cli_window_call *const show_window = NULL;
static const struct export_painter *const painter = NULL;
#endif

int main(int argc, char **argv)
{
    return cli_main(argc, argv, show_window, painter);
}
