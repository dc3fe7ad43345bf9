/* sys.stdin, sys.stdout and sys.stderr. */
#ifndef STDLIB_STREAMS_H
#define STDLIB_STREAMS_H

struct dict;
struct vm;

/* Puts the three, and their __stdin__ …, among the names of sys. */
void streams_add(struct vm *vm, struct dict *names);

#endif
