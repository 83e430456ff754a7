/** The formats in which tables are written. In: rows; out: a file or folder, the same bytes for the same rows. */
@NullMarked
package org.gongkai.app.data.format;

import org.jspecify.annotations.NullMarked;
