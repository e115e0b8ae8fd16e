// The floating-point environment. WebAssembly has no floating-point flags, so only those are ever raised that software
// raises itself, by feraiseexcept. The names are those of C's fenv.h.
static int raised;

int feclearexcept(int flags) {
  raised &= ~flags;
  return 0;
}

int feraiseexcept(int flags) {
  raised |= flags;
  return 0;
}

int fetestexcept(int flags) { return raised & flags; }
