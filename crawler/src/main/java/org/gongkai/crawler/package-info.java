@NullMarked
package org.gongkai.crawler;

import org.jspecify.annotations.NullMarked;
