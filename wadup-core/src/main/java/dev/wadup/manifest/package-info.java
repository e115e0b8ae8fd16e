/** What a module says of itself: which contents it wants, its tables, its limits. */
@NullMarked
package dev.wadup.manifest;

import org.jspecify.annotations.NullMarked;
