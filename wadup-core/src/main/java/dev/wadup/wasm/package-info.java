/**
 * The WebAssembly binary format, read without running or compiling: what a module imports, exports
 * and declares, and how much of everything there is.
 */
@NullMarked
package dev.wadup.wasm;

import org.jspecify.annotations.NullMarked;
