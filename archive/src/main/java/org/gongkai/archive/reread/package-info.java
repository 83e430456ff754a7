/** Extraction run again over what is stored: runs, what came of each report, and which reading is shown. No I/O. */
@NullMarked
package org.gongkai.archive.reread;

import org.jspecify.annotations.NullMarked;
