/** Copies a results database into files that other tools read. */
@NullMarked
package dev.wadup.cli.export;

import org.jspecify.annotations.NullMarked;
