@NullMarked
package org.gongkai.archive;

import org.jspecify.annotations.NullMarked;
