/** Where results go: one content at a time, whole or not at all. */
@NullMarked
package dev.wadup.sink;

import org.jspecify.annotations.NullMarked;
