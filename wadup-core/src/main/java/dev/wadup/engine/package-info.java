/** What the rest of WADUP knows of WebAssembly. */
@NullMarked
package dev.wadup.engine;

import org.jspecify.annotations.NullMarked;
