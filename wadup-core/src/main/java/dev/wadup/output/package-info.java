/** What guests write under /metadata and /subcontent, decoded and checked. */
@NullMarked
package dev.wadup.output;

import org.jspecify.annotations.NullMarked;
