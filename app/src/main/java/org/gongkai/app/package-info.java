@NullMarked
package org.gongkai.app;

import org.jspecify.annotations.NullMarked;
