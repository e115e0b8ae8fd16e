/** The file tree that a guest sees, kept in memory and counted against a quota. */
@NullMarked
package dev.wadup.vfs;

import org.jspecify.annotations.NullMarked;
