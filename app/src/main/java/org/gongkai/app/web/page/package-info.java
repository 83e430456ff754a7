/**
 * What the pages show: one record for each page, made from the archive, and the parts that pages share.
 *
 * <p>In: records of the archive and the model; out: records of ready texts that a template only has to lay out. It
 * never escapes (templates do), never reads a request and never decides what is true: that stands in the archive.
 */
@NullMarked
package org.gongkai.app.web.page;

import org.jspecify.annotations.NullMarked;
