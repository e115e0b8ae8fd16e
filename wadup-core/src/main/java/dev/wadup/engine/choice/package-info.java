/** Which of the engines runs the guests. */
@NullMarked
package dev.wadup.engine.choice;

import org.jspecify.annotations.NullMarked;
