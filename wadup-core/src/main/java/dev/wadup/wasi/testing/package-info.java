/**
 * Runs command modules so that outside WASI suites can be tried on this implementation; the one
 * place of the library that prints and ends the VM, and no part of any product.
 */
@NullMarked
package dev.wadup.wasi.testing;

import org.jspecify.annotations.NullMarked;
