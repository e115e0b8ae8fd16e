/** The wadup program: the only package that prints. */
@NullMarked
package dev.wadup.cli;

import org.jspecify.annotations.NullMarked;
