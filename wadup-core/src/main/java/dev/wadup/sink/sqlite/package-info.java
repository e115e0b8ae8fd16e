/** The SQLite results database; the only package that knows SQL. */
@NullMarked
package dev.wadup.sink.sqlite;

import org.jspecify.annotations.NullMarked;
