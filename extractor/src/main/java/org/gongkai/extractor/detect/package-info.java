/**
 * What kind of file some bytes are.
 *
 * <p>In: bytes; out: the media type and which reader fits. It looks at the content only: names and headers of these
 * files are often wrong. It never unpacks more than it must.
 */
@NullMarked
package org.gongkai.extractor.detect;

import org.jspecify.annotations.NullMarked;
