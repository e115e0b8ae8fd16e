/** Guests under their limits, on whatever runtime a binding offers. */
@NullMarked
package dev.wadup.engine.guest;

import org.jspecify.annotations.NullMarked;
