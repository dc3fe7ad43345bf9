#include "ui/tui/tui.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <term.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "app/watch.h"
#include "base/utf8.h"
#include "ui/tui/private.h"

/* term.h has macros of names like these. */
#undef columns
#undef lines

static const int tui_signals[] = {SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT, SIGWINCH};
enum { TUI_SIGNALS = sizeof tui_signals / sizeof tui_signals[0] };

struct tui {
    struct app *app;
    FILE *input; /* where keys come from */
    SCREEN *screen;
    struct tui_colors colors;
    enum theme_id theme; /* that the colours are of */
    struct grid grid;
    int signals;                          /* a signalfd: signals are read, not handled */
    sigset_t mask_before;                 /* as it was */
    struct sigaction before[TUI_SIGNALS]; /* ncurses changes some */
    int ended_by;                         /* a signal, or 0 */
    struct watch *watch;                  /* of the program's folder, or NULL */
    bool dirty;
};

/* --- locale --- */

/* The variable that decides on characters, or "". */
static const char *locale_wish(void)
{
    static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *text = getenv(names[i]);
        if (text && *text) {
            return text;
        }
    }
    return "";
}

/* Only characters follow the locale; numbers stay as they are.  Machines without
 * the user's locale still have C.UTF-8.  False: the terminal gets ASCII only, as
 * the user said "C" or has another set of characters. */
static bool set_locale(void)
{
    const char *wish = locale_wish();
    bool said_other = strcmp(wish, "C") == 0 || strcmp(wish, "POSIX") == 0 ||
                      (strchr(wish, '.') && !strcasestr(wish, ".utf"));
    if (setlocale(LC_CTYPE, "") && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) {
        return true;
    }
    bool plain = strncmp(nl_langinfo(CODESET), "ANSI_X3.4", 9) == 0; /* C, or not installed */
    return plain && setlocale(LC_CTYPE, "C.UTF-8") && !said_other;
}

/* --- opening and closing --- */

static bool refuse(struct diag *diag, const char *message)
{
    diag_set(diag, DIAG_INPUT, NULL, 0, 0, "%s", message);
    return false;
}

static bool check_terminal(bool keys_from_tty, struct diag *diag)
{
    const char *term = getenv("TERM");
    int found;
    if (!isatty(STDOUT_FILENO) || (!keys_from_tty && !isatty(STDIN_FILENO))) {
        return refuse(diag, "stepping through a program needs a terminal, not a pipe or a file "
                            "(asyncarium run FILE.py just runs it)");
    }
    if (!term || !*term) {
        return refuse(diag, "TERM is not set: unknown which terminal this is");
    }
    if (setupterm(NULL, STDOUT_FILENO, &found) != OK) {
        diag_set(diag, DIAG_INPUT, NULL, 0, 0, "TERM=%s: no such terminal is known here", term);
        return false;
    }
    const char *move = tigetstr("cup");
    bool capable = move && move != (const char *)-1;
    del_curterm(cur_term);
    if (!capable) {
        diag_set(diag, DIAG_INPUT, NULL, 0, 0, "TERM=%s: this terminal cannot place the cursor",
                 term);
    }
    return capable;
}

static void take_signals(struct tui *tui)
{
    sigset_t mask;
    sigemptyset(&mask);
    for (int i = 0; i < TUI_SIGNALS; i++) {
        sigaddset(&mask, tui_signals[i]);
        sigaction(tui_signals[i], NULL, &tui->before[i]);
    }
    sigprocmask(SIG_BLOCK, &mask, &tui->mask_before);
    tui->signals = signalfd(-1, &mask, SFD_NONBLOCK | SFD_CLOEXEC);
}

static void give_signals_back(struct tui *tui)
{
    for (int i = 0; i < TUI_SIGNALS; i++) {
        sigaction(tui_signals[i], &tui->before[i], NULL);
    }
    if (tui->signals >= 0) {
        close(tui->signals);
    }
    sigprocmask(SIG_SETMASK, &tui->mask_before, NULL);
}

/* What terminfo says of tmux is a mouse that reports 223 columns at most; tmux knows better. */
static void ask_for_reports(bool wanted)
{
    const char *term = getenv("TERM");
    if (strncmp(term, "tmux", 4) == 0 || strncmp(term, "screen", 6) == 0) {
        putp(wanted ? "\033[?1006h" : "\033[?1006l");
        fflush(stdout);
    }
}

/* Keys come one by one and unechoed; Ctrl+Q and Ctrl+S are keys, not flow control. */
static void set_modes(struct tui *tui)
{
    struct termios modes;
    cbreak();
    noecho();
    nonl();
    if (tcgetattr(fileno(tui->input), &modes) == 0) {
        modes.c_iflag &= ~(tcflag_t)(IXON | IXOFF);
        tcsetattr(fileno(tui->input), TCSADRAIN, &modes);
        def_prog_mode();
    }
    keypad(stdscr, true);
    tui_keys_define();
    nodelay(stdscr, true);
    set_escdelay(25);
    curs_set(0);
    mouseinterval(0);
    mousemask(BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED | BUTTON_SHIFT, NULL);
    ask_for_reports(true);
}

/* A program that was killed has left keys unechoed and lines unread: what will be given back to
 * the shell is set right first. */
static void mend_modes(int fd)
{
    struct termios modes;
    if (tcgetattr(fd, &modes) != 0 || (modes.c_lflag & (ICANON | ECHO)) != 0) {
        return;
    }
    modes.c_iflag |= ICRNL | IXON;
    modes.c_oflag |= OPOST | ONLCR;
    modes.c_lflag |= ICANON | ECHO | ECHOE | ECHOK | ISIG | IEXTEN;
    tcsetattr(fd, TCSADRAIN, &modes);
}

static bool open_terminal(struct tui *tui, bool keys_from_tty, struct diag *diag)
{
    tui->input = keys_from_tty ? fopen("/dev/tty", "r+") : stdin;
    if (!tui->input) {
        return refuse(diag, "there is no terminal for keys to come from");
    }
    mend_modes(fileno(tui->input));
    take_signals(tui);
    tui->screen = newterm(NULL, stdout, tui->input);
    if (!tui->screen) {
        give_signals_back(tui);
        return refuse(diag, "the terminal could not be opened");
    }
    set_modes(tui);
    const char *no_color = getenv("NO_COLOR");
    tui_colors_init(&tui->colors, !no_color || !*no_color);
    tui->theme = app_theme(tui->app);
    tui_colors_set_theme(&tui->colors, tui->theme);
    return true;
}

static void close_terminal(struct tui *tui)
{
    if (tui->screen) {
        ask_for_reports(false);
        endwin();
        delscreen(tui->screen);
        give_signals_back(tui);
    }
    if (tui->input && tui->input != stdin) {
        fclose(tui->input);
    }
    tui_colors_free(&tui->colors);
    grid_free(&tui->grid);
}

/* --- drawing --- */

/* What ncurses would take for another width than the grid is shown as "?": one
 * disagreement would spoil the row. */
static void cell_text(const struct cell *cell, wchar_t text[CCHARW_MAX + 1])
{
    size_t size = strlen(cell->text), at = 0;
    int count = 0, width = 0;
    while (at < size && count < CCHARW_MAX) {
        size_t length;
        wchar_t point = (wchar_t)utf8_decode(cell->text + at, size - at, &length);
        int cells = wcwidth(point);
        if (cells < 0 || (count > 0 && cells > 0)) {
            width = -1;
            break;
        }
        width += cells;
        text[count++] = point;
        at += length;
    }
    if (width != cell->width || count == 0) {
        text[0] = count == 0 ? L' ' : L'?';
        count = 1;
    }
    text[count] = L'\0';
}

static void draw(struct tui *tui)
{
    int rows, columns;
    getmaxyx(stdscr, rows, columns);
    if (tui->theme != app_theme(tui->app)) {
        tui->theme = app_theme(tui->app);
        tui_colors_set_theme(&tui->colors, tui->theme);
    }
    app_grid(tui->app, &tui->grid, columns, rows);
    for (int row = 0; row < rows && row < tui->grid.rows; row++) {
        for (int column = 0; column < columns && column < tui->grid.columns; column++) {
            const struct cell *cell = &tui->grid.cells[row * tui->grid.columns + column];
            wchar_t text[CCHARW_MAX + 1];
            cchar_t out;
            short pair;
            if (cell->width == 0 || column + cell->width > columns) {
                continue;
            }
            attr_t attributes = tui_colors_of(&tui->colors, cell, &pair);
            cell_text(cell, text);
            setcchar(&out, text, attributes, pair, NULL);
            mvadd_wch(row, column, &out);
            if (cell->width == 2 && text[0] == L'?') {
                setcchar(&out, L" ", attributes, pair, NULL);
                mvadd_wch(row, column + 1, &out);
            }
        }
    }
    refresh();
    tui->dirty = false;
}

/* --- input --- */

static void take_pointer(struct tui *tui, int column, int row, int wheel, bool sideways)
{
    struct hit hit = grid_hit_at(&tui->grid, column, row);
    tui->dirty |=
        wheel ? app_scroll(tui->app, hit, column, wheel, sideways) : app_click(tui->app, hit);
}

static void take_mouse(struct tui *tui)
{
    MEVENT event;
    if (getmouse(&event) != OK) {
        return;
    }
    bool sideways = event.bstate & BUTTON_SHIFT;
    if (event.bstate & (BUTTON4_PRESSED | BUTTON5_PRESSED)) {
        take_pointer(tui, event.x, event.y, event.bstate & BUTTON4_PRESSED ? 1 : -1, sideways);
    } else if (event.bstate & BUTTON1_PRESSED) {
        take_pointer(tui, event.x, event.y, 0, false);
    }
}

/* A report of the mouse that we asked for: button, column and row from 1. */
static void take_report(struct tui *tui, const char *text)
{
    enum { SHIFT = 4, WHEEL = 64 };
    int button, column, row;
    char end;
    if (sscanf(text, "<%d;%d;%d%c", &button, &column, &row, &end) != 4 || end != 'M') {
        return;
    }
    if ((button & ~(SHIFT | 1)) == WHEEL) {
        take_pointer(tui, column - 1, row - 1, button & 1 ? -1 : 1, button & SHIFT);
    } else if (button == 0) {
        take_pointer(tui, column - 1, row - 1, 0, false);
    }
}

/* After an Esc: the rest of a sequence that ncurses does not know.  It is a report of the mouse,
 * or a key without a name here; never keys of its own.  False: it was the key Esc. */
static bool take_sequence(struct tui *tui)
{
    wint_t key;
    char text[64];
    size_t size = 0;
    int status = get_wch(&key);
    if (status == ERR) {
        return false;
    }
    if (status == KEY_CODE_YES || (key != '[' && key != 'O')) {
        status == KEY_CODE_YES ? ungetch((int)key) : unget_wch((wchar_t)key);
        return false; /* Esc, and another key after it */
    }
    do {
        status = get_wch(&key);
        if (status == OK && key < 0x7F) {
            text[size++] = (char)key;
        }
    } while (status == OK && key < 0x40 && size + 1 < sizeof text);
    text[size] = '\0';
    take_report(tui, text);
    return true;
}

static void take_keys(struct tui *tui)
{
    wint_t key;
    char name[TUI_KEY_MAX];
    for (int status; !app_has_quit(tui->app) && (status = get_wch(&key)) != ERR;) {
        if (status == KEY_CODE_YES && key == KEY_MOUSE) {
            take_mouse(tui);
        } else if (status == KEY_CODE_YES && key == KEY_RESIZE) {
            tui->dirty = true;
        } else if (status == OK && key == 27 && take_sequence(tui)) {
            continue;
        } else if (tui_key_name(status, key, name)) {
            tui->dirty |= app_key(tui->app, name);
        }
    }
}

static void take_size(struct tui *tui)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0) {
        resizeterm(size.ws_row, size.ws_col);
    }
    clearok(curscr, true);
    tui->dirty = true;
}

/* The shell gets its terminal while we are stopped. */
static void stop_for_shell(struct tui *tui)
{
    ask_for_reports(false);
    endwin();
    raise(SIGSTOP);
    reset_prog_mode();
    refresh();
    ask_for_reports(true);
    keypad(stdscr, false); /* endwin() told the terminal, but not the window */
    keypad(stdscr, true);
    take_size(tui);
}

static void take_signals_read(struct tui *tui)
{
    struct signalfd_siginfo info;
    while (read(tui->signals, &info, sizeof info) == (ssize_t)sizeof info) {
        switch (info.ssi_signo) {
        case SIGTSTP: stop_for_shell(tui); break;
        case SIGCONT:
        case SIGWINCH: take_size(tui); break;
        default: tui->ended_by = (int)info.ssi_signo;
        }
    }
}

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* The terminal is gone: readable, with nothing to read. */
static bool is_at_end(struct tui *tui, short events)
{
    int waiting = 0;
    return (events & (POLLHUP | POLLERR | POLLNVAL)) ||
           ((events & POLLIN) && ioctl(fileno(tui->input), FIONREAD, &waiting) == 0 &&
            waiting == 0);
}

static void run(struct tui *tui)
{
    int64_t before = now_ms();
    while (!app_has_quit(tui->app) && tui->ended_by == 0) {
        if (tui->dirty) {
            draw(tui);
        }
        struct pollfd places[3] = {{.fd = fileno(tui->input), .events = POLLIN},
                                   {.fd = tui->signals, .events = POLLIN},
                                   {.fd = watch_fd(tui->watch), .events = POLLIN}};
        if (poll(places, 3, app_wait(tui->app)) < 0 && errno != EINTR) {
            return;
        }
        int64_t now = now_ms(); /* what went by belongs to before the keys that come now */
        tui->dirty |= app_tick(tui->app, now - before < 60000 ? (int)(now - before) : 60000);
        before = now;
        if (places[1].revents) {
            take_signals_read(tui);
        }
        if (places[2].revents && watch_take(tui->watch)) {
            tui->dirty |= app_do(tui->app, ACTION_RELOAD);
        }
        if (places[0].revents) {
            if (is_at_end(tui, places[0].revents)) {
                tui->ended_by = tui->ended_by ? tui->ended_by : SIGHUP;
                return;
            }
            take_keys(tui);
        }
    }
}

int ui_tui_run(struct app *app, bool keys_from_tty, struct diag *diag)
{
    struct tui tui = {.app = app, .signals = -1, .dirty = true};
    if (!check_terminal(keys_from_tty, diag)) {
        return -1;
    }
    app_set_ascii(app, !set_locale());
    bool fine = open_terminal(&tui, keys_from_tty, diag);
    if (fine) {
        tui.watch = watch_open(app_file(app));
        run(&tui);
        watch_close(tui.watch);
    }
    close_terminal(&tui);
    return fine ? tui.ended_by : -1;
}
