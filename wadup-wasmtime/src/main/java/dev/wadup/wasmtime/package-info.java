/** A small, general Java binding of libwasmtime's C API on java.lang.foreign. */
@NullMarked
package dev.wadup.wasmtime;

import org.jspecify.annotations.NullMarked;
