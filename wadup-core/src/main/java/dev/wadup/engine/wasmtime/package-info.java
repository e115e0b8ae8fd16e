/** The engine on libwasmtime; the only package that touches its native handles. */
@NullMarked
package dev.wadup.engine.wasmtime;

import org.jspecify.annotations.NullMarked;
