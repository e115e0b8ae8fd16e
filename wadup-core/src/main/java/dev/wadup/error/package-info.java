/** What stops a run: one exception with a code, and nothing else that a host throws on purpose. */
@NullMarked
package dev.wadup.error;

import org.jspecify.annotations.NullMarked;
