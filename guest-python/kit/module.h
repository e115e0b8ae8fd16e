// What the glue needs to know of the module it is linked into; the build script writes the definitions.
#pragma once

#include <Python.h>
#include <stdint.h>

struct wadup_archive {
  const unsigned char *bytes;
  const uint32_t *size;
};

// In the order they are searched, ended by one without bytes.
extern const struct wadup_archive wadup_archives[];

// The C extensions, ended by one without a name.
extern const struct _inittab wadup_extensions[];

// The dotted name of the author's module, which has main().
extern const char wadup_entry_point[];
