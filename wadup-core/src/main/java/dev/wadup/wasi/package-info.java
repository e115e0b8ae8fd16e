/** WASI preview1 over the in-memory tree: one file a family of calls. */
@NullMarked
package dev.wadup.wasi;

import org.jspecify.annotations.NullMarked;
