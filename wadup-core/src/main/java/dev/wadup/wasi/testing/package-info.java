/** Runs command modules so that outside WASI suites can be tried; not for products. */
@NullMarked
package dev.wadup.wasi.testing;

import org.jspecify.annotations.NullMarked;
