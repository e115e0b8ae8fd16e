/** What a process leaves for its supervisor, should it die: what it had in work. */
@NullMarked
package dev.wadup.supervision;

import org.jspecify.annotations.NullMarked;
