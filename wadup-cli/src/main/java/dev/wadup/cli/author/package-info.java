/** Commands for people who write modules: make a project, try a module, look into one. */
@NullMarked
package dev.wadup.cli.author;

import org.jspecify.annotations.NullMarked;
