/** Tells a content's MIME type; the only package that knows Tika. */
@NullMarked
package dev.wadup.mime;

import org.jspecify.annotations.NullMarked;
