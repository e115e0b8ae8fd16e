/** Files and their bytes: read-only, sliceable, never larger in memory than they must be. */
@NullMarked
package dev.wadup.content;

import org.jspecify.annotations.NullMarked;
