/** What was done to the archive's content, in the words of PREMIS 3.0 events: who, when, with what outcome. No I/O. */
@NullMarked
package org.gongkai.archive.event;

import org.jspecify.annotations.NullMarked;
