/** Performance questions, one a class. */
@NullMarked
package dev.wadup.bench;

import org.jspecify.annotations.NullMarked;
