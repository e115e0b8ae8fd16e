@NullMarked
package dev.wadup.engine.wasmtime;

import org.jspecify.annotations.NullMarked;
