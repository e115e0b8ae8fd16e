@NullMarked
package dev.wadup.wasmtime;

import org.jspecify.annotations.NullMarked;
