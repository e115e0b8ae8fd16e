// C++ exceptions: modules are compiled to features that every WebAssembly engine has, which these are not, so a throw ends
// the instance with a message.
#include <stdio.h>
#include <stdlib.h>

_Noreturn static void give_up(void) {
  fputs("a C++ exception was thrown, and a WADUP module cannot catch it\n", stderr);
  abort();
}

void *__cxa_allocate_exception(unsigned long size) {
  (void)size;
  give_up();
}

void __cxa_free_exception(void *exception) { (void)exception; }

void __cxa_throw(void *exception, void *type, void *(*destructor)(void *)) {
  (void)exception, (void)type, (void)destructor;
  give_up();
}

void __cxa_rethrow(void) { give_up(); }

void *__cxa_begin_catch(void *exception) {
  (void)exception;
  give_up();
}

void __cxa_end_catch(void) { give_up(); }
