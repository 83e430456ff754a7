@NullMarked
package org.gongkai.extractor;

import org.jspecify.annotations.NullMarked;
