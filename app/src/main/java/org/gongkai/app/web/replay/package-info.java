/**
 * Archived pages as they are shown again.
 *
 * <p>In: archived bytes and the address they came from; out: a document whose references lead back into the archive and
 * in which nothing runs. It serves nothing by itself.
 */
@NullMarked
package org.gongkai.app.web.replay;

import org.jspecify.annotations.NullMarked;
